package dev.outboard.benchmarks.echo;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.UInt32Value;
import dev.outboard.Broker;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** Puts an echo behind the service, as generated code would. */
record EchoService(Echo echo, Broker broker) implements BindableService {

    private static final int SMALL = 16;

    @Override
    public ServerServiceDefinition bindService() {
        return ServerServiceDefinition.builder(EchoMethods.SERVICE)
                .addMethod(EchoMethods.UNARY, ServerCalls.asyncUnaryCall(this::unary))
                .addMethod(
                        EchoMethods.DOWNLOAD,
                        ServerCalls.asyncServerStreamingCall(
                                (request, chunks) -> echo.download(request.getValue(), chunks)))
                .addMethod(EchoMethods.CALL_BACK, ServerCalls.asyncUnaryCall(this::callBack))
                .addMethod(EchoMethods.UPLOAD, ServerCalls.asyncClientStreamingCall(echo::upload))
                .build();
    }

    /** Dials an id of the host's, calls the echo there once, and hangs up. */
    private void callBack(UInt32Value id, StreamObserver<BytesValue> reply) {
        ManagedChannel channel = broker.dial(id.getValue());
        try {
            reply.onNext(new RemoteEcho(channel, broker).unary(BytesValue.of(ByteString.copyFrom(new byte[SMALL]))));
            reply.onCompleted();
        } finally {
            channel.shutdownNow();
        }
    }

    private void unary(BytesValue request, StreamObserver<BytesValue> reply) {
        reply.onNext(echo.unary(request));
        reply.onCompleted();
    }
}
