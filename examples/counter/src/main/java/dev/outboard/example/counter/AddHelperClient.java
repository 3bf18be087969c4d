package dev.outboard.example.counter;

import dev.outboard.example.counter.proto.AddHelperGrpc;
import dev.outboard.example.counter.proto.SumRequest;
import io.grpc.Channel;

/** The plugin's side of the way back: an {@link AddHelper} in front of the host. */
final class AddHelperClient implements AddHelper {

    private final AddHelperGrpc.AddHelperBlockingStub stub;

    AddHelperClient(Channel channel) {
        this.stub = AddHelperGrpc.newBlockingStub(channel);
    }

    @Override
    public long sum(long a, long b) {
        return stub.sum(SumRequest.newBuilder().setA(a).setB(b).build()).getR();
    }
}
