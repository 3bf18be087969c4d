package dev.outboard.benchmarks.echo;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ServerServiceDefinition;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;

/** The echo's one call on any gRPC, without a plugin around it. */
public final class Echoes {

    private Echoes() {}

    /** Answers what it gets. */
    public static ServerServiceDefinition service() {
        return ServerServiceDefinition.builder(EchoMethods.SERVICE)
                .addMethod(EchoMethods.UNARY, ServerCalls.asyncUnaryCall((request, reply) -> {
                    reply.onNext(request);
                    reply.onCompleted();
                }))
                .build();
    }

    /** Calls it as {@link RemoteEcho} does. */
    public static BytesValue call(Channel channel, byte[] payload) {
        return ClientCalls.blockingUnaryCall(
                channel, EchoMethods.UNARY, CallOptions.DEFAULT, BytesValue.of(ByteString.copyFrom(payload)));
    }
}
