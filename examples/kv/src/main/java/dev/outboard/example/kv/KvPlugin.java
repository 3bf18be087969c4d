package dev.outboard.example.kv;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;

/** The plugin: keeps values in files of the directory in which the host runs. */
public final class KvPlugin {

    private KvPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(KvContract.HANDSHAKE)
                .plugin(KvContract.NAME, KvContract.PLUGIN, new FileStore(Path.of("")))
                .build());
    }
}
