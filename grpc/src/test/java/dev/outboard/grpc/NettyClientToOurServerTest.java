package dev.outboard.grpc;

final class NettyClientToOurServerTest extends GrpcTransportContract {

    NettyClientToOurServerTest() {
        super(Pairing.NETTY_CLIENT_OUR_SERVER);
    }
}
