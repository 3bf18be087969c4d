package dev.outboard.benchmarks.gob;

import dev.outboard.benchmarks.twins.Twin;
import dev.outboard.benchmarks.twins.TwinTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has Go's gob and ours measure themselves in turn, each in a new process a round: {@code GobSideBySide GO-PROGRAM [rounds]}. */
public final class GobSideBySide {

    /** A program measures so often; only the last time counts, so that it is warm. */
    private static final int TIMES = 3;

    private static final int DEFAULT_ROUNDS = 5;

    private static final List<Twin> FIGURES = List.of(
            Twin.lessIsBetter("encode 20 fields [ns]"),
            Twin.lessIsBetter("decode 20 fields [ns]"),
            Twin.lessIsBetter("encode 1 MB [ns]"),
            Twin.lessIsBetter("decode 1 MB [ns]"));

    private static final Pattern LINE = Pattern.compile(
            "encode struct ([0-9.]+) ns  decode struct ([0-9.]+) ns  encode 1 MB ([0-9.]+) ns  decode 1 MB ([0-9.]+) ns");

    private GobSideBySide() {}

    /** Runs all rounds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ROUNDS;
        List<String> go = List.of(args[0]);
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                GobFigures.class.getName());
        TwinTable table = new TwinTable("encoding/gob", "outboard-netrpc", FIGURES);
        for (int i = 0; i < rounds; i++) {
            System.err.printf("round %d of %d%n", i + 1, rounds);
            table.add(measure(go), measure(java));
        }
        System.out.print(table.format());
    }

    private static double[] measure(List<String> program) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(program);
        command.add(Integer.toString(TIMES));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> all = lines.lines().toList();
            Matcher line = all.size() == TIMES ? LINE.matcher(all.get(TIMES - 1)) : LINE.matcher("");
            if (!line.matches()) {
                throw new IOException(TIMES + " lines of figures were expected, not " + all);
            }
            double[] figures = new double[FIGURES.size()];
            Arrays.setAll(figures, i -> Double.parseDouble(line.group(i + 1)));
            return figures;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
