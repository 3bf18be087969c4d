package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.Locale;

/**
 * What Java with Java is meant to reach, compared with another pair: Go with Go, mostly.
 *
 * @param figure what is compared
 * @param bound the ratio
 * @param direction on which side of the bound it is reached
 * @param base the number of the pair that the second one is compared with, from 0
 */
record Target(Figure figure, double bound, Direction direction, int base) {

    /** Which ratios are good. */
    enum Direction {
        AT_MOST("≤"),
        AT_LEAST("≥");

        final String sign;

        Direction(String sign) {
            this.sign = sign;
        }
    }

    static final List<Target> ALL = List.of(
            new Target(Figure.UNARY_P50, 0.6, Direction.AT_MOST, 0),
            new Target(Figure.CALLERS, 1.5, Direction.AT_LEAST, 0),
            new Target(Figure.TEN_THOUSANDTH_REPLY, 2, Direction.AT_MOST, 0));

    /** With one connection for everything: brokered services as against Go, calls as against Java with sockets. */
    static final List<Target> MULTIPLEXED = List.of(
            new Target(Figure.BROKERED, 0.6, Direction.AT_MOST, 0),
            new Target(Figure.UNARY_P50, 1.15, Direction.AT_MOST, 2));

    /** Over net/rpc. */
    static final List<Target> NETRPC = List.of(
            new Target(Figure.UNARY_P50, 1, Direction.AT_MOST, 0),
            new Target(Figure.CALLERS, 1, Direction.AT_LEAST, 0));

    boolean isReachedBy(double ratio) {
        return direction == Direction.AT_MOST ? ratio <= bound : ratio >= bound;
    }

    String describe(double ratio) {
        return String.format(
                Locale.ROOT,
                "%-30s %s %.2f× : %.2f×, %s",
                figure.label,
                direction.sign,
                bound,
                ratio,
                isReachedBy(ratio) ? "reached" : "MISSED");
    }
}
