package dev.outboard.example.streamer;

import dev.outboard.example.streamer.proto.Configure;
import dev.outboard.example.streamer.proto.Read;
import dev.outboard.example.streamer.proto.StreamerServiceGrpc;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.io.InputStream;
import java.io.OutputStream;

/** The host's side: a {@link Streamer} in front of a plugin. */
final class StreamerClient implements Streamer {

    private final StreamerServiceGrpc.StreamerServiceBlockingV2Stub stub;
    private volatile int chunkSize = 1;

    StreamerClient(Channel channel, int messageLimit) {
        this.stub = StreamerServiceGrpc.newBlockingV2Stub(channel)
                .withMaxInboundMessageSize(messageLimit)
                .withMaxOutboundMessageSize(messageLimit);
    }

    @Override
    public void configure(String path, int chunkSize) {
        Configure.Request request = Configure.Request.newBuilder()
                .setPath(path)
                .setChunkSize(chunkSize)
                .build();
        try {
            var unused = stub.configure(request);
        } catch (StatusException e) {
            throw e.getStatus().asRuntimeException();
        }
        this.chunkSize = chunkSize;
    }

    @Override
    public InputStream read() {
        return new ChunkInputStream(stub.read(Read.Request.getDefaultInstance()));
    }

    @Override
    public OutputStream write() {
        return new ChunkOutputStream(stub.write(), chunkSize);
    }
}
