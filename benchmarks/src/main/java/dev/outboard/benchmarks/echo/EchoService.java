package dev.outboard.benchmarks.echo;

import com.google.protobuf.BytesValue;
import io.grpc.BindableService;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** Puts an echo behind the service, as generated code would. */
record EchoService(Echo echo) implements BindableService {

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(EchoMethods.SERVICE)
                .addMethod(EchoMethods.UNARY, ServerCalls.asyncUnaryCall(this::unary))
                .addMethod(
                        EchoMethods.DOWNLOAD,
                        ServerCalls.asyncServerStreamingCall(
                                (request, chunks) -> echo.download(request.getValue(), chunks)))
                .addMethod(EchoMethods.UPLOAD, ServerCalls.asyncClientStreamingCall(echo::upload))
                .build();
    }

    private void unary(BytesValue request, StreamObserver<BytesValue> reply) {
        reply.onNext(echo.unary(request));
        reply.onCompleted();
    }
}
