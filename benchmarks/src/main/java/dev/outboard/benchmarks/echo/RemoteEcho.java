package dev.outboard.benchmarks.echo;

import com.google.protobuf.BytesValue;
import com.google.protobuf.UInt32Value;
import com.google.protobuf.UInt64Value;
import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;

/** The echo on the other side of a channel, as a generated stub would call it. */
record RemoteEcho(Channel channel, Broker broker) implements Echo {

    @Override
    public BytesValue unary(BytesValue request) {
        return ClientCalls.blockingUnaryCall(channel, EchoMethods.UNARY, CallOptions.DEFAULT, request);
    }

    @Override
    public void unary(BytesValue request, StreamObserver<BytesValue> reply) {
        ClientCalls.asyncUnaryCall(channel.newCall(EchoMethods.UNARY, CallOptions.DEFAULT), request, reply);
    }

    @Override
    public void download(int messages, StreamObserver<BytesValue> chunks) {
        ClientCalls.asyncServerStreamingCall(
                channel.newCall(EchoMethods.DOWNLOAD, CallOptions.DEFAULT), UInt32Value.of(messages), chunks);
    }

    @Override
    public BytesValue brokered() {
        int id = broker.nextId();
        try (BrokeredServer server = broker.acceptAndServe(id, new EchoService(new LocalEcho(), broker))) {
            return ClientCalls.blockingUnaryCall(
                    channel, EchoMethods.CALL_BACK, CallOptions.DEFAULT, UInt32Value.of(server.id()));
        }
    }

    @Override
    public StreamObserver<BytesValue> upload(StreamObserver<UInt64Value> received) {
        return ClientCalls.asyncClientStreamingCall(channel.newCall(EchoMethods.UPLOAD, CallOptions.DEFAULT), received);
    }
}
