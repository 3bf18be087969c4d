package dev.outboard.example.counter;

import dev.outboard.example.counter.proto.AddHelperGrpc;
import dev.outboard.example.counter.proto.SumRequest;
import dev.outboard.example.counter.proto.SumResponse;
import io.grpc.stub.StreamObserver;

/** The host's side of the way back: calls become calls of an {@link AddHelper}. */
final class AddHelperService extends AddHelperGrpc.AddHelperImplBase {

    private final AddHelper helper;

    AddHelperService(AddHelper helper) {
        this.helper = helper;
    }

    @Override
    public void sum(SumRequest request, StreamObserver<SumResponse> response) {
        response.onNext(SumResponse.newBuilder()
                .setR(helper.sum(request.getA(), request.getB()))
                .build());
        response.onCompleted();
    }
}
