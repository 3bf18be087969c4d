package dev.outboard.benchmarks.echo;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** The echo as a plugin; its cookie and name are those of the Go peer. */
public final class EchoPlugin {

    /** What hosts and the plugin have in common. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "OUTBOARD_BENCHMARK", "echo");

    /** The plugin's name. */
    public static final String NAME = "echo";

    /** The plugin. */
    public static final GrpcPlugin<Echo> ECHO = GrpcPlugin.of(Echo.class, EchoService::new, RemoteEcho::new);

    private EchoPlugin() {}

    /** Serves it. */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(HANDSHAKE)
                .plugin(NAME, ECHO, new LocalEcho())
                .build());
    }
}
