package dev.outboard.grpc;

final class OurClientToNettyServerLoadTest extends GrpcLoadContract {

    OurClientToNettyServerLoadTest() {
        super(Pairing.OUR_CLIENT_NETTY_SERVER);
    }
}
