package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.rounds.Series;
import java.util.Locale;
import java.util.Optional;

/** How a value, its spread and its ratio are written. */
final class Cells {

    private Cells() {}

    static String value(Series series) {
        return number(series.median()) + String.format(Locale.ROOT, " ±%.0f%%", 100 * Math.abs(series.spread()));
    }

    /** Empty for the first subject, which is what the others are compared with. */
    static Optional<String> ratio(Results results, String subject, Figure figure) {
        return subject.equals(results.subjects().get(0))
                ? Optional.empty()
                : results.ratio(subject, figure).map(ratio -> String.format(Locale.ROOT, "%.2f×", ratio));
    }

    static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.1f" : "%,.0f", value);
    }
}
