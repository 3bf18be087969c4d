package dev.outboard.example.greeter;

import dev.outboard.Handshake;
import dev.outboard.contract.PluginContract;

/** Says hello. */
@PluginContract
public interface Greeter {
    /** Tells a plugin that the right host has started it. */
    Handshake HANDSHAKE = Handshake.of(1, "GREETER_PLUGIN", "hello");

    /** Greets somebody by name. */
    String greet(String name);
}
