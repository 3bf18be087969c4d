package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;

/** A cold host with a cold plugin: from just before the launch, when this is made, to the first reply and later ones. */
public final class LaunchTimes implements Measurement<Exchange> {

    private final long start = System.nanoTime();

    @Override
    public void run(Exchange echo, Effort effort, Report report) {
        long connected = System.nanoTime() - start;
        long[] after = new long[effort.replies().size()];
        SequentialCalls calls = new SequentialCalls(SequentialCalls.SMALL);
        int made = 0;
        for (int i = 0; i < after.length; i++) {
            int reply = effort.replies().get(i);
            calls.time(echo, 0, reply - made);
            made = reply;
            after[i] = System.nanoTime() - start;
        }
        report.millis("launch_connected", connected);
        for (int i = 0; i < after.length; i++) {
            report.millis("launch_reply_" + effort.replies().get(i), after[i]);
        }
    }
}
