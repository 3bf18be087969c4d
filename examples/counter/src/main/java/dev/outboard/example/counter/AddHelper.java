package dev.outboard.example.counter;

import dev.outboard.contract.PluginContract;

/** What the plugin uses and the host implements: the way back. */
@FunctionalInterface
@PluginContract(service = "proto.AddHelper")
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
