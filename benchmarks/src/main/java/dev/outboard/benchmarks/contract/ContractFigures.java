package dev.outboard.benchmarks.contract;

import dev.outboard.benchmarks.rounds.Series;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Contracts beside generated stubs in one run: {@code ContractFigures [ROUNDS]}. Each round has every benchmark in a new process,
 * one after another, so that what disturbs the machine hits all alike; a ratio is the median of the rounds' ratios.
 */
public final class ContractFigures {

    private static final int DEFAULT_ROUNDS = 3;
    private static final int COLD_STARTS = 15;
    private static final String ALLOCATION = "gc.alloc.rate.norm";

    private ContractFigures() {}

    /** Measures and prints. */
    public static void main(String[] args) throws Exception {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_ROUNDS;
        Map<String, List<Double>> values = new TreeMap<>();
        for (int i = 0; i < rounds; i++) {
            System.err.printf("round %d of %d%n", i + 1, rounds);
            for (RunResult result : measure()) {
                String name = result.getParams().getParam("channel") + "."
                        + result.getPrimaryResult().getLabel();
                add(values, name, result.getPrimaryResult().getScore());
                add(values, name + " B", allocation(result));
            }
        }
        System.out.println(
                "                         contract      stubs      ratio of time | contract      stubs    ratio of allocation");
        for (String channel : List.of("connection", "codec")) {
            for (String call : List.of("echo", "order")) {
                print(values, channel + "." + call);
            }
            System.out.printf(
                    "%-20s %9.0f ns %38.0f B   by gRPC alone: no contract, no stubs%n",
                    channel + ".echo",
                    series(values, channel + ".echoByGrpc").median(),
                    series(values, channel + ".echoByGrpc B").median());
        }
        printColdStarts();
    }

    private static Collection<RunResult> measure() throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include(ContractBenchmark.class.getSimpleName())
                        .addProfiler(GCProfiler.class)
                        .forks(1)
                        .warmupIterations(6)
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(4)
                        .measurementTime(TimeValue.seconds(1))
                        .jvmArgs("-XX:+UseSerialGC", "-Xms256m", "-Xmn128m", "-Djmh.ignoreLock=true")
                        .verbosity(org.openjdk.jmh.runner.options.VerboseMode.SILENT)
                        .build())
                .run();
    }

    @SuppressWarnings("rawtypes") // JMH gives its results so.
    private static double allocation(RunResult result) {
        return result.getSecondaryResults().entrySet().stream()
                .filter(entry -> entry.getKey().endsWith(ALLOCATION))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("JMH has not measured what was allocated"))
                .getValue()
                .getScore();
    }

    private static void add(Map<String, List<Double>> values, String name, double value) {
        values.computeIfAbsent(name, unused -> new ArrayList<>()).add(value);
    }

    private static void print(Map<String, List<Double>> values, String name) {
        Series contract = series(values, name + "ByContract");
        Series stubs = series(values, name + "ByStubs");
        Series contractBytes = series(values, name + "ByContract B");
        Series stubBytes = series(values, name + "ByStubs B");
        System.out.printf(
                "%-20s %9.0f ns %9.0f ns %10.2fx        | %7.0f B %9.0f B %10.2fx%n",
                name,
                contract.median(),
                stubs.median(),
                contract.ratioTo(stubs),
                contractBytes.median(),
                stubBytes.median(),
                contractBytes.ratioTo(stubBytes));
    }

    private static Series series(Map<String, List<Double>> values, String name) {
        return new Series(values.getOrDefault(name, List.of()));
    }

    /** What the first call takes in a new process, beyond what gRPC takes alone. */
    private static void printColdStarts() throws IOException, InterruptedException {
        List<String> ways = List.of("bytes", "contract", "stubs");
        Map<String, List<Double>> times = new TreeMap<>();
        for (int i = 0; i < COLD_STARTS; i++) {
            for (String way : ways) {
                add(times, way, coldStart(way));
            }
        }
        double alone = series(times, "bytes").median();
        System.out.printf(
                "first call of a process: %.1f ms by gRPC alone; a contract adds %.1f ms, stubs add %.1f ms%n",
                alone / 1e6,
                (series(times, "contract").median() - alone) / 1e6,
                (series(times, "stubs").median() - alone) / 1e6);
    }

    private static double coldStart(String way) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Arrays.asList(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName(),
                        way))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            if (process.waitFor() != 0 || line == null) {
                throw new IllegalStateException("A first call " + way + " has failed");
            }
            return Double.parseDouble(line);
        }
    }
}
