package dev.outboard.example.counter;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;

/** What host and plugin share. The cookie is that of go-plugin's example. */
public final class CounterContract {

    /** Tells a plugin that this host started it. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by. */
    public static final String NAME = "counter";

    /** How a {@link Counter} crosses to the other process. Both of its ends need the broker. */
    public static final GrpcPlugin<Counter> PLUGIN =
            GrpcPlugin.of(Counter.class, CounterService::new, CounterClient::new);

    private CounterContract() {}
}
