package dev.outboard.grpc;

final class OursToOursTest extends GrpcTransportContract {

    OursToOursTest() {
        super(Pairing.OURS);
    }
}
