package dev.outboard.interop;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** A plugin for the hosts of these tests. */
final class PeerPlugin {

    private PeerPlugin() {}

    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(PeerContract.HANDSHAKE)
                .plugin(PeerContract.NAME, PeerContract.SERVED, new PeerService())
                .intercept(new MetadataEcho("echo-", "trail-"))
                .build());
    }
}
