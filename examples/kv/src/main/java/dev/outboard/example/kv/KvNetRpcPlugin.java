package dev.outboard.example.kv;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;

/** The same plugin over net/rpc. */
public final class KvNetRpcPlugin {

    private KvNetRpcPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(KvContract.HANDSHAKE)
                .plugin(
                        KvContract.NETRPC_NAME,
                        KvContract.NETRPC_PLUGIN,
                        new FileStore(Path.of(""), "plugin-java-netrpc"))
                .build());
    }
}
