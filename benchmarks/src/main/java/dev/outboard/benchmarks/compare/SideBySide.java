package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Runs all pairs in turn, round after round, so that what disturbs the machine hits all alike; prints a table. */
public final class SideBySide {

    private final Options options;
    private final List<Pair> pairs;
    private final Results results;
    private final PrintStream out;
    private final PrintStream progress;

    private SideBySide(Options options, PrintStream out, PrintStream progress) {
        this.options = options;
        this.pairs = options.pairs();
        this.results = new Results(pairs);
        this.out = out;
        this.progress = progress;
    }

    /** {@value Options#USAGE}; {@code benchmarks/run} builds what is run and adds where it is. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            new SideBySide(Options.parse(List.of(args)), out, progress).run();
        } catch (IllegalArgumentException e) {
            progress.println("benchmarks: " + e.getMessage());
            progress.println(Options.USAGE);
            System.exit(2);
        } catch (IOException e) {
            progress.println("benchmarks: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        warmUp();
        for (int round = 1; round <= options.rounds(); round++) {
            for (Pair pair : pairs) {
                measure(round, pair);
            }
        }
        Machine machine = Machine.thisOne(options.goVersion());
        Files.writeString(options.results(), new ResultsJson(results, machine, options).format());
        print(machine);
    }

    /** The first process that a JVM starts takes it longer, and the programs' files are not in memory yet. */
    private void warmUp() throws IOException, InterruptedException {
        for (Pair pair : pairs) {
            new HandshakeLine(pair).millis();
        }
    }

    private void measure(int round, Pair pair) throws IOException, InterruptedException {
        progress.printf("round %d of %d: %s …", round, options.rounds(), pair.name());
        progress.flush();
        long start = System.nanoTime();
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        figures.put(Figure.HANDSHAKE_LINE, new HandshakeLine(pair).millis());
        figures.putAll(new HostRun(pair, options.effort()).figures());
        results.add(pair, figures);
        progress.printf(" %.0f s%n", (System.nanoTime() - start) / 1e9);
    }

    private void print(Machine machine) {
        out.println();
        out.println(
                machine + "; " + options.rounds() + " rounds, each pair once a round, host and plugin started anew");
        out.println("median ± furthest value; from the second pair on, × the median of the rounds' ratios to "
                + pairs.get(0).name());
        out.println();
        out.println(new Table(results).format());
        out.println("Targets, " + pairs.get(1).name() + " to another pair:");
        for (Target target : options.targets()) {
            Pair base = pairs.get(target.base());
            results.ratio(pairs.get(1), base, target.figure())
                    .ifPresent(ratio -> out.println("  " + target.describe(ratio) + " (to " + base.name() + ")"));
        }
        out.println("Every value: " + options.results());
    }
}
