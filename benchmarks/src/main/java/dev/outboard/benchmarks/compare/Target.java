package dev.outboard.benchmarks.compare;

import java.util.Locale;
import java.util.Optional;

/** What is meant to be reached. */
sealed interface Target {

    /** Says what was reached; empty when it was not measured. */
    Optional<Verdict> judge(Results results);

    /**
     * What became of a target.
     *
     * @param target what is measured, against what, and the bound
     * @param reached what it has come to
     * @param isReached whether that is good
     */
    record Verdict(String target, String reached, boolean isReached) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-84s : %7s  %s", target, reached, isReached ? "reached" : "MISSED");
        }
    }

    /** Which values are good. */
    enum Direction {
        AT_MOST("≤"),
        AT_LEAST("≥");

        final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        boolean isReached(double value, double bound) {
            return this == AT_MOST ? value <= bound : value >= bound;
        }
    }

    /**
     * A figure of one subject, as a multiple of a figure of another.
     *
     * @param subject whose figure it is
     * @param figure what is compared
     * @param base whose figure it is compared with
     * @param baseFigure that figure, in the same unit
     * @param direction on which side of the bound it is reached
     * @param bound the ratio
     */
    record Ratio(String subject, Figure figure, String base, Figure baseFigure, Direction direction, double bound)
            implements Target {

        static Ratio atMost(double bound, Figure figure, String subject, String base) {
            return new Ratio(subject, figure, base, figure, Direction.AT_MOST, bound);
        }

        static Ratio atLeast(double bound, Figure figure, String subject, String base) {
            return new Ratio(subject, figure, base, figure, Direction.AT_LEAST, bound);
        }

        @Override
        public Optional<Verdict> judge(Results results) {
            return results.series(subject, figure)
                    .flatMap(own -> results.series(base, baseFigure).map(own::ratioTo))
                    .map(ratio -> new Verdict(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %s %s %.2f× %s",
                                    subject,
                                    figure.label,
                                    direction.sign,
                                    bound,
                                    figure == baseFigure ? base : base + ": " + baseFigure.label),
                            String.format(Locale.ROOT, "%.2f×", ratio),
                            direction.isReached(ratio, bound)));
        }
    }

    /**
     * How much more one figure of a subject is than another.
     *
     * @param subject whose figures they are
     * @param figure the greater one
     * @param base the smaller one, in the same unit
     * @param bound the most that may lie between their medians
     */
    record Growth(String subject, Figure figure, Figure base, double bound) implements Target {

        @Override
        public Optional<Verdict> judge(Results results) {
            return results.series(subject, figure)
                    .flatMap(own -> results.series(subject, base).map(other -> own.median() - other.median()))
                    .map(growth -> new Verdict(
                            String.format(
                                    Locale.ROOT,
                                    "%s: %s ≤ %.0f %s more than %s",
                                    subject,
                                    figure.label,
                                    bound,
                                    figure.unit,
                                    base.label),
                            String.format(Locale.ROOT, "%.1f", growth),
                            growth <= bound));
        }
    }

    /**
     * A figure of one subject by itself.
     *
     * @param subject whose figure it is
     * @param figure what is measured
     * @param bound the most that its median may be
     */
    record Most(String subject, Figure figure, double bound) implements Target {

        @Override
        public Optional<Verdict> judge(Results results) {
            return results.series(subject, figure)
                    .map(own -> new Verdict(
                            String.format(Locale.ROOT, "%s: %s ≤ %.0f %s", subject, figure.label, bound, figure.unit),
                            String.format(Locale.ROOT, "%.1f", own.median()),
                            own.median() <= bound));
        }
    }
}
