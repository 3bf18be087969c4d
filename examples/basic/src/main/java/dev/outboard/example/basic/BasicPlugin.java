package dev.outboard.example.basic;

import dev.outboard.NetRpcPlugin;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** The plugin. */
public final class BasicPlugin {

    private BasicPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(Greeter.HANDSHAKE)
                .plugin(Greeter.NAME, NetRpcPlugin.of(Greeter.class), () -> "Hello!")
                .build());
    }
}
