package dev.outboard.benchmarks.compare;

import java.util.Locale;
import java.util.Optional;

/** The results as people read them: for each pair the median, how far values lie from it, and the ratio to the first pair. */
final class Table {

    private static final int LABEL_WIDTH = 41;

    private final Results results;

    Table(Results results) {
        this.results = results;
    }

    String format() {
        StringBuilder text = new StringBuilder();
        text.append(pad(""));
        for (Pair pair : results.pairs()) {
            text.append(String.format(Locale.ROOT, "  %19s", pair.name()));
        }
        text.append('\n');
        for (Figure figure : Figure.values()) {
            row(text, figure);
        }
        return text.toString();
    }

    private void row(StringBuilder text, Figure figure) {
        text.append(pad(figure.label + " [" + figure.unit + "]"));
        for (Pair pair : results.pairs()) {
            Optional<Series> series = results.series(pair, figure);
            boolean base = pair.equals(results.pairs().get(0));
            String ratio = base
                    ? ""
                    : results.ratio(pair, figure)
                            .map(r -> String.format(Locale.ROOT, "%.2f×", r))
                            .orElse("");
            text.append(String.format(
                    Locale.ROOT, "  %12s %6s", series.map(Table::cell).orElse("–"), ratio));
        }
        text.append('\n');
    }

    private static String cell(Series series) {
        return number(series.median()) + String.format(Locale.ROOT, " ±%.0f%%", 100 * series.spread());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String pad(String label) {
        return label + " ".repeat(Math.max(0, LABEL_WIDTH - label.length()));
    }
}
