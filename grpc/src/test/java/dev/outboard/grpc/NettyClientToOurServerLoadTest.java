package dev.outboard.grpc;

final class NettyClientToOurServerLoadTest extends GrpcLoadContract {

    NettyClientToOurServerLoadTest() {
        super(Pairing.NETTY_CLIENT_OUR_SERVER);
    }
}
