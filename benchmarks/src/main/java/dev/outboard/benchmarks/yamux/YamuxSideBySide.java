package dev.outboard.benchmarks.yamux;

import dev.outboard.benchmarks.twins.Twin;
import dev.outboard.benchmarks.twins.TwinTable;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has the original's yamux and ours measure themselves in turn, each with a new pair of processes a round, and prints how they
 * compare: {@code YamuxSideBySide GO-PROGRAM [rounds]}.
 */
public final class YamuxSideBySide {

    /** A program measures so often; only the last time counts, so that it is warm. */
    private static final int TIMES = 3;

    private static final int DEFAULT_ROUNDS = 5;

    private static final List<Twin> FIGURES = List.of(
            Twin.moreIsBetter("1 stream [MB/s]"),
            Twin.moreIsBetter("64 streams [MB/s]"),
            Twin.lessIsBetter("ping-pong 16 B, p50 [us]"),
            Twin.moreIsBetter("open+close [1/s]"));

    private static final Pattern LINE = Pattern.compile(
            "1 stream ([0-9.]+) MB/s  64 streams ([0-9.]+) MB/s  ping-pong 16 B p50 ([0-9.]+) us  open\\+close ([0-9.]+)/s");

    private final Path directory;

    private YamuxSideBySide(Path directory) {
        this.directory = directory;
    }

    /** Runs all rounds. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : DEFAULT_ROUNDS;
        List<String> go = List.of(args[0]);
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                YamuxFigures.class.getName());
        Path directory = Files.createTempDirectory("yamux-figures-");
        try {
            YamuxSideBySide pairs = new YamuxSideBySide(directory);
            TwinTable table = new TwinTable("hashicorp/yamux", "outboard-yamux", FIGURES);
            for (int i = 0; i < rounds; i++) {
                System.err.printf("round %d of %d%n", i + 1, rounds);
                table.add(pairs.measure(go), pairs.measure(java));
            }
            System.out.print(table.format());
        } finally {
            Files.delete(directory);
        }
    }

    /** One round of one kind: the figures in the order of their names. */
    private double[] measure(List<String> program) throws IOException, InterruptedException {
        Path socket = directory.resolve("socket");
        Process measuring = start(program, "measure", socket.toString(), Integer.toString(TIMES));
        try {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!Files.exists(socket)) {
                if (!measuring.isAlive() || System.nanoTime() - end > 0) {
                    throw new IOException(program + " ended before it listened, or does not within 30 s");
                }
                Thread.sleep(1);
            }
            Process serving = start(program, "serve", socket.toString());
            try {
                return last(measuring);
            } finally {
                serving.destroyForcibly().waitFor();
            }
        } finally {
            measuring.destroyForcibly().waitFor();
            Files.deleteIfExists(socket);
        }
    }

    private static Process start(List<String> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(Arrays.asList(arguments));
        // What the serving side says at the end is that the other one has gone.
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static double[] last(Process measuring) throws IOException {
        try (BufferedReader lines = measuring.inputReader(StandardCharsets.UTF_8)) {
            List<String> all = lines.lines().toList();
            Matcher line = all.size() == TIMES ? LINE.matcher(all.get(TIMES - 1)) : LINE.matcher("");
            if (!line.matches()) {
                throw new IOException(TIMES + " lines of figures were expected, not " + all);
            }
            double[] figures = new double[FIGURES.size()];
            Arrays.setAll(figures, i -> Double.parseDouble(line.group(i + 1)));
            return figures;
        }
    }
}
