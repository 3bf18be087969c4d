package dev.outboard.benchmarks.compare;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The time from starting a program to the first line it prints. */
final class FirstLine {

    private static final long LONGEST_RUN_SECONDS = 60;

    private FirstLine() {}

    /** In milliseconds; when this returns, the program has ended by itself. */
    static double of(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        long start = System.nanoTime();
        try (Child child = new Child(builder.start());
                BufferedReader output = child.process().inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            long took = System.nanoTime() - start;
            int status = child.await(command, LONGEST_RUN_SECONDS);
            if (line == null || status != 0) {
                throw new IOException(
                        "Exit status " + status + " after the line \"" + line + "\": " + String.join(" ", command));
            }
            return took / 1e6;
        }
    }
}
