package dev.outboard.interop;

import dev.outboard.ReattachDescriptor;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.nio.file.Path;
import java.util.Map;

/** A host that launches a plugin to outlive it, prints where it is, and ends. */
final class DetachingHost {

    private DetachingHost() {}

    /**
     * Launches and ends.
     *
     * @param args the plugin's program, and the file for its log; anything more when it speaks net/rpc
     */
    public static void main(String[] args) {
        Command command = Command.builder(args[0]).detached(Path.of(args[1])).build();
        PluginClient client = PluginClient.launch((args.length == 2
                        ? LaunchConfig.builder(PeerContract.HANDSHAKE, command)
                                .plugin(PeerContract.NAME, PeerContract.USED)
                        : LaunchConfig.builder(NetRpcPeer.HANDSHAKE, command).plugin("peer", NetRpcPeer.PLUGIN))
                .build());
        System.out.println(ReattachDescriptor.format(Map.of("peer", client.reattachDescriptor())));
        System.exit(0);
    }
}
