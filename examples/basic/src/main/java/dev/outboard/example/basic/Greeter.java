package dev.outboard.example.basic;

import dev.outboard.Handshake;
import dev.outboard.contract.NetRpcContract;

/** What the host uses and the plugin implements. The cookie is that of go-plugin's example. */
@NetRpcContract
public interface Greeter {

    /** Tells a plugin that this host started it. */
    Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by, in Go and here. */
    String NAME = "greeter";

    /**
     * Greets: in Go, {@code Plugin.Greet} with an argument that nobody looks at.
     *
     * @return the greeting
     */
    String greet();
}
