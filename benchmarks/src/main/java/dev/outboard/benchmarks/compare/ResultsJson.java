package dev.outboard.benchmarks.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.outboard.benchmarks.rounds.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A run as programs read it: every value of every round. */
final class ResultsJson {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().create();

    private ResultsJson() {}

    /** A line for each series, so that two runs can be compared line by line. */
    static String format(Run run) {
        return "{\n"
                + "\"machine\": " + machine(run.machine()) + ",\n"
                + "\"effort\": " + GSON.toJson(run.effort().toString()) + ",\n"
                + "\"families\": [\n"
                + run.families().stream().map(ResultsJson::family).collect(Collectors.joining(",\n"))
                + "\n]\n}\n";
    }

    private static String machine(Machine machine) {
        JsonObject json = new JsonObject();
        json.addProperty("cores", machine.cores());
        json.addProperty("os", machine.os());
        json.addProperty("java", machine.java());
        json.addProperty("go", machine.go());
        return GSON.toJson(json);
    }

    private static String family(FamilyResults family) {
        List<String> rows = new ArrayList<>();
        for (String subject : family.results().subjects()) {
            for (Figure figure : family.results().figures()) {
                family.results()
                        .series(subject, figure)
                        .ifPresent(series -> rows.add("  " + row(family.results(), subject, figure, series)));
            }
        }
        return " {\"family\": " + GSON.toJson(family.family().key) + ", \"rounds\": " + family.rounds()
                + ", \"results\": [\n" + String.join(",\n", rows) + "\n ]}";
    }

    private static String row(Results results, String subject, Figure figure, Series series) {
        JsonObject row = new JsonObject();
        row.addProperty("subject", subject);
        row.addProperty("figure", figure.key);
        row.addProperty("unit", figure.unit);
        row.addProperty("median", rounded(series.median()));
        results.ratio(subject, figure).ifPresent(ratio -> row.addProperty("ratio", rounded(ratio)));
        JsonArray values = new JsonArray();
        series.values().forEach(value -> values.add(rounded(value)));
        row.add("values", values);
        return GSON.toJson(row);
    }

    private static double rounded(double value) {
        return Math.round(value * 1e4) / 1e4;
    }

    /** Reads what {@link #format} has written. */
    static Run parse(String text) throws IOException {
        try {
            JsonObject run = JsonParser.parseString(text).getAsJsonObject();
            JsonObject machine = run.getAsJsonObject("machine");
            List<FamilyResults> families = new ArrayList<>();
            for (JsonElement family : run.getAsJsonArray("families")) {
                families.add(family(family.getAsJsonObject()));
            }
            return new Run(
                    new Machine(
                            machine.get("cores").getAsInt(),
                            machine.get("os").getAsString(),
                            machine.get("java").getAsString(),
                            machine.get("go").getAsString()),
                    Effort.valueOf(run.get("effort").getAsString().toUpperCase(Locale.ROOT)),
                    families);
        } catch (JsonParseException | IllegalStateException | IllegalArgumentException | NullPointerException e) {
            throw new IOException("Not the results of a run: " + e.getMessage(), e);
        }
    }

    private static FamilyResults family(JsonObject family) {
        List<JsonObject> rows = new ArrayList<>();
        Set<String> subjects = new LinkedHashSet<>();
        for (JsonElement row : family.getAsJsonArray("results")) {
            rows.add(row.getAsJsonObject());
            subjects.add(row.getAsJsonObject().get("subject").getAsString());
        }
        Results results = new Results(List.copyOf(subjects));
        for (JsonObject row : rows) {
            String key = row.get("figure").getAsString();
            Figure figure = Figure.of(key).orElseThrow(() -> new IllegalArgumentException("an unknown figure: " + key));
            for (JsonElement value : row.getAsJsonArray("values")) {
                results.add(row.get("subject").getAsString(), Map.of(figure, value.getAsDouble()));
            }
        }
        return new FamilyResults(
                Family.of(family.get("family").getAsString()),
                family.get("rounds").getAsInt(),
                results);
    }
}
