package dev.outboard.example.streamer;

import dev.outboard.example.streamer.proto.Configure;
import dev.outboard.example.streamer.proto.Read;
import dev.outboard.example.streamer.proto.StreamerServiceGrpc;
import dev.outboard.example.streamer.proto.Write;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;

/** The plugin's side: calls become calls of a {@link Streamer}. */
final class StreamerService extends StreamerServiceGrpc.StreamerServiceImplBase {

    private final Streamer streamer;
    private volatile int chunkSize;

    StreamerService(Streamer streamer) {
        this.streamer = streamer;
    }

    @Override
    public void configure(Configure.Request request, StreamObserver<Configure.Response> response) {
        long size = request.getChunkSize();
        if (size < 1 || size > Integer.MAX_VALUE) {
            response.onError(Status.INVALID_ARGUMENT
                    .withDescription("The chunk size must be between 1 byte and 2 GiB, not " + size)
                    .asRuntimeException());
            return;
        }
        streamer.configure(request.getPath(), (int) size);
        chunkSize = (int) size;
        response.onNext(Configure.Response.getDefaultInstance());
        response.onCompleted();
    }

    @Override
    public void read(Read.Request request, StreamObserver<Read.ResponseChunk> response) {
        if (chunkSize == 0) {
            response.onError(notConfigured());
            return;
        }
        try {
            new Sending(streamer.read(), chunkSize, (ServerCallStreamObserver<Read.ResponseChunk>) response).start();
        } catch (IOException e) {
            response.onError(failure("read", e));
        }
    }

    @Override
    public StreamObserver<Write.RequestChunk> write(StreamObserver<Write.Response> response) {
        ServerCallStreamObserver<Write.Response> call = (ServerCallStreamObserver<Write.Response>) response;
        if (chunkSize == 0) {
            call.onError(notConfigured());
            return Receiving.nothing();
        }
        try {
            return Receiving.into(streamer.write(), call);
        } catch (IOException e) {
            call.onError(failure("write", e));
            return Receiving.nothing();
        }
    }

    private static RuntimeException notConfigured() {
        return Status.FAILED_PRECONDITION
                .withDescription("Configure comes first: no file is chosen")
                .asRuntimeException();
    }

    static RuntimeException failure(String action, IOException cause) {
        return Status.INTERNAL
                .withDescription("Cannot " + action + " the file: " + cause)
                .withCause(cause)
                .asRuntimeException();
    }
}
