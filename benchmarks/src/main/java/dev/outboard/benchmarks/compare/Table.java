package dev.outboard.benchmarks.compare;

import java.util.Locale;

/** The results as people read them: for each subject the median, how far values lie from it, and the ratio to the first one. */
final class Table {

    private static final int LABEL_WIDTH = 46;
    private static final int CELL_WIDTH = 19;

    private final Results results;

    Table(Results results) {
        this.results = results;
    }

    String format() {
        StringBuilder text = new StringBuilder(" ".repeat(LABEL_WIDTH));
        for (String subject : results.subjects()) {
            text.append("  ").append(padLeft(subject, width(subject)));
        }
        text.append('\n');
        for (Figure figure : results.figures()) {
            row(text, figure);
        }
        return text.toString();
    }

    private void row(StringBuilder text, Figure figure) {
        String label = figure.labelWithUnit();
        text.append(label).append(" ".repeat(Math.max(0, LABEL_WIDTH - label.length())));
        for (String subject : results.subjects()) {
            String value = results.series(subject, figure).map(Cells::value).orElse("–");
            String ratio = Cells.ratio(results, subject, figure).orElse("");
            text.append("  ").append(padLeft(String.format(Locale.ROOT, "%12s %6s", value, ratio), width(subject)));
        }
        text.append('\n');
    }

    private static int width(String subject) {
        return Math.max(CELL_WIDTH, subject.length());
    }

    private static String padLeft(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
