package dev.outboard.interop.contract;

import dev.outboard.contract.PluginContract;

/** What upstream's "bidirectional" example has its host do. */
@PluginContract(service = "proto.AddHelper")
public interface AddHelper {

    long sum(long a, long b);
}
