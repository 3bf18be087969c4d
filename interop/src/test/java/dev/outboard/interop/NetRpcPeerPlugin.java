package dev.outboard.interop;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** Serves the peer over net/rpc, in a process of its own. */
final class NetRpcPeerPlugin {

    private NetRpcPeerPlugin() {}

    static ServeConfig config() {
        return ServeConfig.builder(NetRpcPeer.HANDSHAKE)
                .plugin("peer", NetRpcPeer.PLUGIN, NetRpcPeer.served())
                .build();
    }

    public static void main(String[] args) {
        PluginServer.serve(config());
    }
}
