package dev.outboard.benchmarks.twins;

import dev.outboard.benchmarks.rounds.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rounds of two programs as people read them. Not for use by several threads. */
public final class TwinTable {

    private final String first;
    private final String second;
    private final List<Twin> figures;
    private final List<double[]> ofFirst = new ArrayList<>();
    private final List<double[]> ofSecond = new ArrayList<>();

    /**
     * An empty table.
     *
     * @param first the program to compare with
     * @param second the program that is compared
     * @param figures what both measure, in this order
     */
    public TwinTable(String first, String second, List<Twin> figures) {
        this.first = first;
        this.second = second;
        this.figures = figures;
    }

    /** Adds a round of both, in the figures' order. */
    public void add(double[] first, double[] second) {
        ofFirst.add(first);
        ofSecond.add(second);
    }

    /** A line for each figure. */
    public String format() {
        StringBuilder text =
                new StringBuilder(String.format(Locale.ROOT, "%-28s %16s %16s %10s%n", "", first, second, "as fast"));
        for (int i = 0; i < figures.size(); i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %16.1f %16.1f %9.2fx%n",
                    figures.get(i).label(),
                    column(ofFirst, i).median(),
                    column(ofSecond, i).median(),
                    ratios(i).median()));
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "medians of %d rounds; the ratio is the median of the rounds' ratios%n",
                        ofFirst.size()))
                .toString();
    }

    private Series ratios(int figure) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ofFirst.size(); i++) {
            ratios.add(figures.get(figure).ratio(ofFirst.get(i)[figure], ofSecond.get(i)[figure]));
        }
        return new Series(ratios);
    }

    private static Series column(List<double[]> rounds, int figure) {
        return new Series(rounds.stream().map(round -> round[figure]).toList());
    }
}
