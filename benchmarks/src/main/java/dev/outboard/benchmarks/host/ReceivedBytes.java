package dev.outboard.benchmarks.host;

import com.google.protobuf.BytesValue;
import io.grpc.stub.StreamObserver;
import java.util.concurrent.CompletableFuture;

/** Counts the bytes of a stream. */
final class ReceivedBytes implements StreamObserver<BytesValue> {

    private final CompletableFuture<Long> total = new CompletableFuture<>();
    private long bytes;

    CompletableFuture<Long> total() {
        return total;
    }

    @Override
    public void onNext(BytesValue chunk) {
        bytes += chunk.getValue().size();
    }

    @Override
    public void onError(Throwable cause) {
        total.completeExceptionally(cause);
    }

    @Override
    public void onCompleted() {
        total.complete(bytes);
    }
}
