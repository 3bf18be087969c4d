package dev.outboard.example.basic;

import dev.outboard.Handshake;
import dev.outboard.NetRpcPlugin;

/** What host and plugin share. The cookie is that of go-plugin's example. */
public final class BasicContract {

    /** Tells a plugin that this host started it. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by. */
    public static final String NAME = "greeter";

    /** How a {@link Greeter} crosses to the other process. */
    public static final NetRpcPlugin<Greeter> PLUGIN =
            NetRpcPlugin.of(Greeter.class, GreeterReceiver::new, GreeterClient::new);

    private BasicContract() {}
}
