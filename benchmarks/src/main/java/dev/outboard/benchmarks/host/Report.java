package dev.outboard.benchmarks.host;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Prints figures, one JSON object a line, with the Go host's names. */
public record Report(PrintStream out) {

    /** Measures for the load's sake. */
    static Report forNobody() {
        return new Report(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    /** A line without a value, for who waits for it; it takes no time to make. */
    void arrived() {
        out.println("{}");
        out.flush();
    }

    void figure(String name, String unit, double value) {
        out.printf(Locale.ROOT, "{\"figure\":\"%s\",\"unit\":\"%s\",\"value\":%.3f}%n", name, unit, value);
        out.flush();
    }

    void micros(String name, long nanos) {
        figure(name, "us", nanos / 1e3);
    }

    void millis(String name, long nanos) {
        figure(name, "ms", nanos / 1e6);
    }

    /** The quantile of samples, which are sorted in place. */
    static long quantile(long[] samples, double quantile) {
        Arrays.sort(samples);
        return samples[(int) (quantile * (samples.length - 1))];
    }
}
