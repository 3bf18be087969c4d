package dev.outboard.benchmarks.echo;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import dev.outboard.NetRpcPlugin;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.util.List;

/** The echo as a plugin, over gRPC, with {@code -contract} as a contract, or with {@code -netrpc} over net/rpc; its cookie and name are those of the Go peer. */
public final class EchoPlugin {

    /** What hosts and the plugin have in common. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "OUTBOARD_BENCHMARK", "echo");

    /** The plugin's name. */
    public static final String NAME = "echo";

    /** The plugin. */
    public static final GrpcPlugin<Echo> ECHO = GrpcPlugin.of(Echo.class, EchoService::new, RemoteEcho::new);

    /** The same over net/rpc. */
    public static final NetRpcPlugin<BytesEcho> BYTES_ECHO = NetRpcPlugin.of(BytesEcho.class);

    private EchoPlugin() {}

    /** Serves it. */
    public static void main(String[] args) {
        ServeConfig.Builder config = ServeConfig.builder(HANDSHAKE);
        List<String> options = List.of(args);
        if (options.contains("-netrpc")) {
            config.plugin(NAME, BYTES_ECHO, bytes -> bytes);
        } else if (options.contains("-contract")) {
            config.plugin(NAME, GrpcPlugin.of(ContractEcho.class), new LocalContractEcho());
        } else {
            config.plugin(NAME, ECHO, new LocalEcho());
        }
        PluginServer.serve(config.build());
    }
}
