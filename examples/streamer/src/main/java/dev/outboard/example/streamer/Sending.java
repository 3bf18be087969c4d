package dev.outboard.example.streamer;

import com.google.protobuf.UnsafeByteOperations;
import dev.outboard.example.streamer.proto.Read;
import io.grpc.stub.ServerCallStreamObserver;
import java.io.IOException;
import java.io.InputStream;

/** Sends a file in chunks, as fast as the host takes them. All of it runs one step at a time: gRPC sees to that. */
final class Sending {

    private final InputStream source;
    private final int chunkSize;
    private final ServerCallStreamObserver<Read.ResponseChunk> response;
    private boolean done;

    Sending(InputStream source, int chunkSize, ServerCallStreamObserver<Read.ResponseChunk> response) {
        this.source = source;
        this.chunkSize = chunkSize;
        this.response = response;
    }

    void start() {
        response.setOnCancelHandler(this::giveUp);
        response.setOnReadyHandler(this::sendWhileReady);
        sendWhileReady();
    }

    private void sendWhileReady() {
        try {
            while (!done && response.isReady()) {
                sendNext();
            }
        } catch (IOException e) {
            done = true;
            response.onError(StreamerService.failure("read", e));
            closeSource();
        }
    }

    private void sendNext() throws IOException {
        byte[] chunk = source.readNBytes(chunkSize);
        if (chunk.length > 0) {
            response.onNext(Read.ResponseChunk.newBuilder()
                    .setReadBytes(UnsafeByteOperations.unsafeWrap(chunk))
                    .build());
            return;
        }
        done = true;
        source.close();
        response.onCompleted();
    }

    private void giveUp() {
        done = true;
        closeSource();
    }

    /** Closes what was only read: nothing is lost if that fails. */
    private void closeSource() {
        try {
            source.close();
        } catch (IOException e) {
            System.err.println("[WARN] closing a file after reading: " + e);
        }
    }
}
