package dev.outboard.interop;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;
import io.grpc.Channel;

/** What hosts and plugins of the peer service share, in Go and here. */
final class PeerContract {

    static final Handshake HANDSHAKE = Handshake.of(1, "OUTBOARD_PEER", "peer");

    static final String NAME = "peer";

    /** The plugin's side. */
    static final GrpcPlugin<PeerService> SERVED = GrpcPlugin.of(PeerService.class, service -> service, channel -> {
        throw new UnsupportedOperationException("for plugins only");
    });

    /** The host's side: the tests make their stubs themselves. */
    static final GrpcPlugin<Channel> USED = GrpcPlugin.of(
            Channel.class,
            channel -> {
                throw new UnsupportedOperationException("for hosts only");
            },
            channel -> channel);

    private PeerContract() {}
}
