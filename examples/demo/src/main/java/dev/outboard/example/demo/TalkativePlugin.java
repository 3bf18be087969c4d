package dev.outboard.example.demo;

import dev.outboard.example.kv.KvContract;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** A plugin that logs and prints what it does, and crashes when it is asked to. */
public final class TalkativePlugin {

    private TalkativePlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Logging.toHost();
        PluginServer.serve(ServeConfig.builder(KvContract.HANDSHAKE)
                .plugin(KvContract.NAME, KvContract.PLUGIN, new TalkativeStore())
                .build());
    }
}
