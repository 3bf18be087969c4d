package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;

/** A cold host with a cold plugin: from just before the launch, when this is made, to the first reply and later ones. */
final class LaunchTimes implements Measurement<Exchange> {

    private static final int[] REPLIES = {1, 1_000, 10_000};

    private final long start = System.nanoTime();

    @Override
    public void run(Exchange echo, Effort effort, Report report) {
        long connected = System.nanoTime() - start;
        long[] after = new long[REPLIES.length];
        SequentialCalls calls = new SequentialCalls(SequentialCalls.SMALL);
        int made = 0;
        for (int i = 0; i < REPLIES.length; i++) {
            calls.time(echo, 0, REPLIES[i] - made);
            made = REPLIES[i];
            after[i] = System.nanoTime() - start;
        }
        report.millis("launch_connected", connected);
        for (int i = 0; i < REPLIES.length; i++) {
            report.millis("launch_reply_" + REPLIES[i], after[i]);
        }
    }
}
