package dev.outboard.benchmarks.echo;

import dev.outboard.contract.PluginContract;

/** The echo as a contract. */
@PluginContract(service = "benchmarks.v1.ContractEcho")
public interface ContractEcho extends Exchange {

    /** Answers the same bytes. */
    byte[] echo(byte[] bytes);

    /** Has the caller's object answer 16 bytes, in the caller's process, and answers what came. */
    byte[] callBack(Answering caller);

    @Override
    default int exchange(byte[] payload) {
        return echo(payload).length;
    }

    /** An object of the host's that crosses with a call. */
    @PluginContract(service = "benchmarks.v1.Answering")
    interface Answering {

        /** Answers bytes. */
        byte[] answer(byte[] bytes);
    }
}
