package dev.outboard.example.streamer;

import com.google.protobuf.UnsafeByteOperations;
import dev.outboard.example.streamer.proto.Write;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/** Cuts what is written into the requests of a call, and waits where the plugin does not keep up. */
final class ChunkOutputStream extends OutputStream {

    private final BlockingClientCall<Write.RequestChunk, Write.Response> call;
    private final int chunkSize;
    private byte[] chunk;
    private int filled;
    private boolean closed;

    ChunkOutputStream(BlockingClientCall<Write.RequestChunk, Write.Response> call, int chunkSize) {
        this.call = call;
        this.chunkSize = chunkSize;
        this.chunk = new byte[chunkSize];
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, source.length);
        for (int done = 0; done < length; ) {
            int count = Math.min(length - done, chunkSize - filled);
            System.arraycopy(source, offset + done, chunk, filled, count);
            filled += count;
            done += count;
            if (filled == chunkSize) {
                send();
            }
        }
    }

    /** Sends the rest and waits until the plugin has written all of it. */
    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        if (filled > 0) {
            send();
        }
        run(() -> {
            call.halfClose();
            // go-plugin's example ends this call without a response: the status tells all there is to know.
            while (call.read() != null) {}
        });
    }

    private void send() throws IOException {
        Write.RequestChunk request = Write.RequestChunk.newBuilder()
                .setBytesToWrite(UnsafeByteOperations.unsafeWrap(chunk, 0, filled))
                .build();
        chunk = new byte[chunkSize];
        filled = 0;
        run(() -> call.write(request));
    }

    private void run(Step step) throws IOException {
        try {
            step.run();
        } catch (StatusException e) {
            throw new IOException("Writing through the plugin failed: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            call.cancel("Interrupted", e);
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while writing through the plugin", e);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run() throws StatusException, InterruptedException;
    }
}
