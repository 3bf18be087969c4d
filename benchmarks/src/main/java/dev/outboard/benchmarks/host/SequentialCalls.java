package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;

/** Calls of one size, one after another. */
record SequentialCalls(int size) {

    static final int SMALL = 16;
    static final int LARGE = 1 << 20;

    /** The time that each of the calls took, in nanoseconds, after as many unmeasured ones as said. */
    long[] time(Exchange echo, int warmUp, int calls) {
        byte[] payload = new byte[size];
        long[] samples = new long[calls];
        for (int i = -warmUp; i < calls; i++) {
            long start = System.nanoTime();
            int reply = echo.exchange(payload);
            long took = System.nanoTime() - start;
            check(reply);
            if (i >= 0) {
                samples[i] = took;
            }
        }
        return samples;
    }

    private void check(int reply) {
        if (reply != size) {
            throw new IllegalStateException("Sent " + size + " bytes and got " + reply + " back");
        }
    }
}
