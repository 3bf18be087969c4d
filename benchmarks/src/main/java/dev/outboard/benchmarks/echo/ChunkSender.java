package dev.outboard.benchmarks.echo;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import io.grpc.stub.CallStreamObserver;

/** Sends messages of {@link Echo#CHUNK_SIZE} bytes as fast as the stream takes them, then ends the stream. */
public final class ChunkSender {

    private final CallStreamObserver<BytesValue> stream;
    private final BytesValue chunk = BytesValue.of(ByteString.copyFrom(new byte[Echo.CHUNK_SIZE]));
    private int left;

    /**
     * A sender of {@code messages} messages.
     *
     * @param stream takes them; its call has not started yet, or it belongs to a server
     * @param messages 1 or more
     */
    public ChunkSender(CallStreamObserver<BytesValue> stream, int messages) {
        this.stream = stream;
        this.left = messages;
    }

    /** Sends whenever the stream is ready; returns at once. */
    public void start() {
        stream.setOnReadyHandler(this::send);
    }

    private void send() {
        while (left > 0 && stream.isReady()) {
            stream.onNext(chunk);
            left--;
            if (left == 0) {
                stream.onCompleted();
            }
        }
    }
}
