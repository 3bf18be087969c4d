package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;

import dev.outboard.plugin.Echo;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** A plugin that is a host itself: what it is told it passes on to an echo plugin of its own. */
public final class NestingPlugin {

    private NestingPlugin() {}

    /**
     * Serves.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginClient inner = PluginClient.launch(config(echo()).build());
        Echo echo = inner.dispense(Echo.class);
        PluginServer.serve(ServeConfig.builder(Echo.HANDSHAKE)
                .plugin(
                        "echo",
                        Echo.PLUGIN,
                        text -> text.equals(".inner") ? Long.toString(inner.pid()) : echo.say(text))
                .build());
    }
}
