package dev.outboard.example.negotiated;

import dev.outboard.example.kv.KvContract;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import dev.outboard.plugin.ServedSet;
import java.nio.file.Path;

/** The plugin: for each version of the protocol it has another store. */
public final class NegotiatedPlugin {

    private NegotiatedPlugin() {}

    /**
     * Serves the newest version that the host knows too, until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(KvContract.HANDSHAKE)
                .version(
                        Versions.NETRPC,
                        ServedSet.of(
                                Versions.NAME, KvContract.NETRPC_PLUGIN, new SignedStore(Path.of(""), Versions.NETRPC)))
                .version(Versions.GRPC, store(Versions.GRPC))
                .version(Versions.NEWEST, store(Versions.NEWEST))
                .build());
    }

    private static ServedSet store(int version) {
        return ServedSet.of(Versions.NAME, KvContract.PLUGIN, new SignedStore(Path.of(""), version));
    }
}
