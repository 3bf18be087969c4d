package dev.outboard.grpc;

final class OursToOursLoadTest extends GrpcLoadContract {

    OursToOursLoadTest() {
        super(Pairing.OURS);
    }
}
