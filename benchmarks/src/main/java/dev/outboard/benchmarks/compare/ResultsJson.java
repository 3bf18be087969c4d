package dev.outboard.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The results as programs read them: every value of every round. */
final class ResultsJson {

    private final Results results;
    private final Machine machine;
    private final Options options;

    ResultsJson(Results results, Machine machine, Options options) {
        this.results = results;
        this.machine = machine;
        this.options = options;
    }

    String format() {
        return "{\n"
                + "  \"machine\": " + machine() + ",\n"
                + "  \"effort\": " + string(options.effort().name().toLowerCase(Locale.ROOT)) + ",\n"
                + "  \"rounds\": " + options.rounds() + ",\n"
                + "  \"results\": [\n    " + String.join(",\n    ", rows()) + "\n  ]\n}\n";
    }

    private String machine() {
        return "{\"cores\": " + machine.cores() + ", \"os\": " + string(machine.os()) + ", \"java\": "
                + string(machine.java()) + ", \"go\": " + string(machine.go()) + "}";
    }

    private List<String> rows() {
        List<String> rows = new ArrayList<>();
        for (Pair pair : results.pairs()) {
            for (Figure figure : Figure.values()) {
                results.series(pair, figure).ifPresent(series -> rows.add(row(pair, figure, series)));
            }
        }
        return rows;
    }

    private String row(Pair pair, Figure figure, Series series) {
        String values = series.values().stream().map(ResultsJson::number).collect(Collectors.joining(", "));
        String ratio = results.ratio(pair, figure)
                .map(r -> ", \"ratio\": " + number(r))
                .orElse("");
        return "{\"pair\": " + string(pair.name()) + ", \"figure\": " + string(figure.key) + ", \"unit\": "
                + string(figure.unit) + ", \"median\": " + number(series.median()) + ratio + ", \"values\": [" + values
                + "]}";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String string(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                quoted.append('\\').append(c);
            } else if (c < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
