package dev.outboard.grpc;

import dev.outboard.net.Deadline;
import dev.outboard.net.TcpSockets;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Whose client meets whose server, over TCP. */
enum Pairing {
    OURS(true, true),
    OUR_CLIENT_NETTY_SERVER(true, false),
    NETTY_CLIENT_OUR_SERVER(false, true);

    private static final int MIB_16 = 16 << 20;

    private final boolean clientIsOurs;
    private final boolean serverIsOurs;

    Pairing(boolean clientIsOurs, boolean serverIsOurs) {
        this.clientIsOurs = clientIsOurs;
        this.serverIsOurs = serverIsOurs;
    }

    /** A started server. */
    Server start(ServerServiceDefinition service) throws IOException {
        if (serverIsOurs) {
            return GrpcServer.builder()
                    .listen(TcpSockets.listen("127.0.0.1", 0))
                    .addService(service)
                    .build()
                    .start();
        }
        return NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .maxInboundMetadataSize(MIB_16)
                .addService(service)
                .build()
                .start();
    }

    /** A channel to that server. */
    ManagedChannel connect(Server server) throws IOException {
        if (clientIsOurs) {
            return GrpcChannel.over(
                            TcpSockets.connect("127.0.0.1", server.getPort(), Deadline.after(Duration.ofSeconds(10))))
                    .start();
        }
        return NettyChannelBuilder.forAddress("127.0.0.1", server.getPort())
                .usePlaintext()
                .maxInboundMessageSize(Integer.MAX_VALUE)
                .maxInboundMetadataSize(MIB_16)
                .build();
    }
}
