package dev.outboard.example.counter;

import dev.outboard.GrpcPlugin;

/** The host with the binding that is generated from {@link Counter}, in place of the one by hand. */
public final class CounterContractHost {

    private CounterContractHost() {}

    /**
     * Does one thing to a counter.
     *
     * @param args {@code put KEY NUMBER} or {@code get KEY}
     */
    public static void main(String[] args) {
        CounterHost.run(args, GrpcPlugin.of(Counter.class));
    }
}
