package dev.outboard.benchmarks.echo;

/** A call that is answered with its own bytes, whatever carries it. */
@FunctionalInterface
public interface Exchange {

    /**
     * Sends bytes and gets them back. A caller has bytes: what a protocol makes of them is part of the call.
     *
     * @return how many came back
     */
    int exchange(byte[] payload);
}
