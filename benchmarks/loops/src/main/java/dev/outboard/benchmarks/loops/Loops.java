package dev.outboard.benchmarks.loops;

import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs all inner loops, each in a process of its own, and prints time and allocation of each: {@code Loops [SECONDS]}. */
public final class Loops {

    private static final int DEFAULT_SECONDS = 3;

    private Loops() {}

    /** Measures and prints. */
    public static void main(String[] args) throws RunnerException {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : DEFAULT_SECONDS;
        System.err.println("each loop " + 2 * seconds + " s, half of it to warm up …");
        System.out.printf(Locale.ROOT, "%-28s %10s %10s%n", "", "ns", "octets");
        for (RunResult result : measure(seconds)) {
            String name = result.getParams().getBenchmark();
            String loop = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %10.1f %10.0f%n",
                    loop,
                    result.getPrimaryResult().getScore(),
                    allocation(result));
        }
    }

    private static Collection<RunResult> measure(int seconds) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("dev\\.outboard\\..*Loop\\.")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(seconds)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .jvmArgs("-XX:+UseSerialGC", "-Xms256m", "-Xmn128m", "-Djmh.ignoreLock=true")
                .verbosity(VerboseMode.SILENT);
        return new Runner(options.build()).run();
    }

    @SuppressWarnings("rawtypes") // JMH gives its results so.
    private static double allocation(RunResult result) {
        for (Result measured : result.getSecondaryResults().values()) {
            if (measured.getLabel().endsWith("gc.alloc.rate.norm")) {
                return measured.getScore();
            }
        }
        throw new IllegalStateException("JMH has not measured what was allocated");
    }
}
