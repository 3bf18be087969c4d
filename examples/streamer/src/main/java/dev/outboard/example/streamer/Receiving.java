package dev.outboard.example.streamer;

import dev.outboard.example.streamer.proto.Write;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.OutputStream;

/** Writes chunks to a file as they come. */
final class Receiving implements StreamObserver<Write.RequestChunk> {

    private final OutputStream target;
    private final ServerCallStreamObserver<Write.Response> response;
    private boolean failed;

    private Receiving(OutputStream target, ServerCallStreamObserver<Write.Response> response) {
        this.target = target;
        this.response = response;
    }

    static StreamObserver<Write.RequestChunk> into(
            OutputStream target, ServerCallStreamObserver<Write.Response> response) {
        return new Receiving(target, response);
    }

    /** For a call that has already failed: what still comes is dropped. */
    static StreamObserver<Write.RequestChunk> nothing() {
        return new StreamObserver<>() {
            @Override
            public void onNext(Write.RequestChunk chunk) {}

            @Override
            public void onError(Throwable cause) {}

            @Override
            public void onCompleted() {}
        };
    }

    @Override
    public void onNext(Write.RequestChunk chunk) {
        if (failed) {
            return;
        }
        try {
            chunk.getBytesToWrite().writeTo(target);
        } catch (IOException e) {
            fail(e);
        }
    }

    @Override
    public void onCompleted() {
        if (failed) {
            return;
        }
        try {
            target.close();
        } catch (IOException e) {
            fail(e);
            return;
        }
        response.onNext(Write.Response.getDefaultInstance());
        response.onCompleted();
    }

    /** The host has given up: what has come so far stays in the file. */
    @Override
    public void onError(Throwable cause) {
        closeAfterFailure();
    }

    private void fail(IOException cause) {
        failed = true;
        response.onError(StreamerService.failure("write", cause));
        closeAfterFailure();
    }

    private void closeAfterFailure() {
        try {
            target.close();
        } catch (IOException e) {
            System.err.println("[WARN] closing a file after a failed write: " + e);
        }
    }
}
