package dev.outboard.example.counter;

/** What the plugin uses and the host implements: the way back. */
@FunctionalInterface
public interface AddHelper {

    /**
     * Adds.
     *
     * @param a one number
     * @param b another
     * @return their sum
     */
    long sum(long a, long b);
}
