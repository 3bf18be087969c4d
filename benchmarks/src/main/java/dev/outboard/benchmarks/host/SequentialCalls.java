package dev.outboard.benchmarks.host;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import dev.outboard.benchmarks.echo.Echo;

/** Calls of one size, one after another. */
record SequentialCalls(int size) {

    static final int SMALL = 16;
    static final int LARGE = 1 << 20;

    /** The time that each of the calls took, in nanoseconds, after as many unmeasured ones as said. */
    long[] time(Echo echo, int warmUp, int calls) {
        byte[] payload = new byte[size];
        long[] samples = new long[calls];
        for (int i = -warmUp; i < calls; i++) {
            long start = System.nanoTime();
            // A caller has bytes, not a message: wrapping and copying them is part of the call, as it is in Go.
            BytesValue reply = echo.unary(BytesValue.of(ByteString.copyFrom(payload)));
            long took = System.nanoTime() - start;
            check(reply);
            if (i >= 0) {
                samples[i] = took;
            }
        }
        return samples;
    }

    private void check(BytesValue reply) {
        if (reply.getValue().size() != size) {
            throw new IllegalStateException(
                    "Sent " + size + " bytes and got " + reply.getValue().size() + " back");
        }
    }
}
