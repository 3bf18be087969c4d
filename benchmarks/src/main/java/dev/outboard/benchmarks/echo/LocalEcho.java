package dev.outboard.benchmarks.echo;

import com.google.protobuf.BytesValue;
import com.google.protobuf.UInt64Value;
import io.grpc.stub.CallStreamObserver;
import io.grpc.stub.StreamObserver;

/** The plugin's implementation. */
final class LocalEcho implements Echo {

    @Override
    public BytesValue unary(BytesValue request) {
        return request;
    }

    @Override
    public void unary(BytesValue request, StreamObserver<BytesValue> reply) {
        reply.onNext(unary(request));
        reply.onCompleted();
    }

    @Override
    public void download(int messages, StreamObserver<BytesValue> chunks) {
        // grpc-stub hands servers this type, which alone tells when the stream takes more.
        new ChunkSender((CallStreamObserver<BytesValue>) chunks, messages).start();
    }

    @Override
    public BytesValue brokered() {
        throw new UnsupportedOperationException("A host serves what its plugin calls");
    }

    @Override
    public StreamObserver<BytesValue> upload(StreamObserver<UInt64Value> received) {
        return new StreamObserver<>() {
            private long bytes;

            @Override
            public void onNext(BytesValue chunk) {
                bytes += chunk.getValue().size();
            }

            @Override
            public void onError(Throwable cause) {
                // The host has given up; nobody waits for an answer.
            }

            @Override
            public void onCompleted() {
                received.onNext(UInt64Value.of(bytes));
                received.onCompleted();
            }
        };
    }
}
