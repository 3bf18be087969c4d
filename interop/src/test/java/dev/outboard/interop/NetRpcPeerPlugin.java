package dev.outboard.interop;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;

/** Serves the peer over net/rpc, in a process of its own. */
final class NetRpcPeerPlugin {

    private NetRpcPeerPlugin() {}

    static ServeConfig config() {
        return builder().build();
    }

    private static ServeConfig.Builder builder() {
        return ServeConfig.builder(NetRpcPeer.HANDSHAKE).plugin("peer", NetRpcPeer.PLUGIN, NetRpcPeer.served());
    }

    /**
     * Serves.
     *
     * @param args nothing; {@code outlive}: stays when its host ends; {@code tls}: has a configuration of its own from the files
     *     in the second argument
     */
    public static void main(String[] args) {
        ServeConfig.Builder config = builder();
        if (args.length == 1) {
            config.outliveHost();
        } else if (args.length == 2) {
            config.tls(() -> TlsFiles.options(Path.of(args[1]), "plugin", "host"));
        }
        PluginServer.serve(config.build());
    }
}
