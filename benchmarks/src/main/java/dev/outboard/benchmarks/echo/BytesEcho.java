package dev.outboard.benchmarks.echo;

import dev.outboard.contract.NetRpcContract;

/** The echo over net/rpc, where bytes are values by themselves. */
@NetRpcContract
public interface BytesEcho extends Exchange {

    /** Answers the same bytes. */
    byte[] echo(byte[] bytes);

    @Override
    default int exchange(byte[] payload) {
        return echo(payload).length;
    }
}
