package dev.outboard.benchmarks.echo;

import com.google.protobuf.BytesValue;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.UnsafeByteOperations;
import io.grpc.stub.StreamObserver;

/** What the benchmarks call: the same calls as the Go peer's {@code outboard.benchmarks.Echo}. */
public interface Echo extends Exchange {

    /** Bytes of one message of a stream. */
    int CHUNK_SIZE = 32 * 1024;

    /** Answers the same bytes. */
    BytesValue unary(BytesValue request);

    /** Has the same bytes answered to an observer, and waits for nothing. */
    void unary(BytesValue request, StreamObserver<BytesValue> reply);

    /** Wraps the payload and does not copy it: the caller's own work is not what is measured, and in Go there is none. */
    @Override
    default int exchange(byte[] payload) {
        return unary(BytesValue.of(UnsafeByteOperations.unsafeWrap(payload)))
                .getValue()
                .size();
    }

    /** Sends that many messages of {@link #CHUNK_SIZE} bytes. */
    void download(int messages, StreamObserver<BytesValue> chunks);

    /**
     * Serves an echo to the other side under a new broker id, has it dial, call and hang up, and stops serving; for hosts.
     *
     * @return what the other side got
     */
    BytesValue brokered();

    /** Answers, at the end of the stream, how many bytes it held. */
    StreamObserver<BytesValue> upload(StreamObserver<UInt64Value> received);
}
