package dev.outboard.grpc;

final class OurClientToNettyServerTest extends GrpcTransportContract {

    OurClientToNettyServerTest() {
        super(Pairing.OUR_CLIENT_NETTY_SERVER);
    }
}
