package dev.outboard.example.demo;

import java.io.PrintStream;
import java.time.Duration;

/** Tells a person what happens: one line a step, with the time it took. */
final class Report {

    private final PrintStream out;
    private int step;
    private long start = System.nanoTime();

    Report(PrintStream out) {
        this.out = out;
    }

    /** Says what has been done since the last step. */
    void done(String what) {
        long now = System.nanoTime();
        out.printf("%3d. %s (%s)%n", ++step, what, readable(Duration.ofNanos(now - start)));
        start = now;
    }

    private static String readable(Duration duration) {
        return duration.toMillis() + " ms";
    }
}
