package dev.outboard.benchmarks.host;

import com.google.protobuf.BytesValue;
import com.google.protobuf.UInt64Value;
import dev.outboard.benchmarks.echo.ChunkSender;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.concurrent.CompletableFuture;

/** Sends a stream and takes the plugin's answer, how many bytes have come. */
final class UploadedBytes implements ClientResponseObserver<BytesValue, UInt64Value> {

    private final CompletableFuture<Long> total = new CompletableFuture<>();
    private final int messages;

    UploadedBytes(int messages) {
        this.messages = messages;
    }

    CompletableFuture<Long> total() {
        return total;
    }

    @Override
    public void beforeStart(ClientCallStreamObserver<BytesValue> requests) {
        new ChunkSender(requests, messages).start();
    }

    @Override
    public void onNext(UInt64Value received) {
        total.complete(received.getValue());
    }

    @Override
    public void onError(Throwable cause) {
        total.completeExceptionally(cause);
    }

    @Override
    public void onCompleted() {
        total.completeExceptionally(new IllegalStateException("The upload ended without an answer"));
    }
}
