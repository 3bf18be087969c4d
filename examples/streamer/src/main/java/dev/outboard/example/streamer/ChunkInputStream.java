package dev.outboard.example.streamer;

import dev.outboard.example.streamer.proto.Read;
import io.grpc.StatusException;
import io.grpc.stub.BlockingClientCall;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Objects;

/** The chunks of a call's responses, one after another; the next is asked for when the last is used up. */
final class ChunkInputStream extends InputStream {

    private final BlockingClientCall<?, Read.ResponseChunk> call;
    private ByteBuffer chunk = ByteBuffer.allocate(0);

    ChunkInputStream(BlockingClientCall<?, Read.ResponseChunk> call) {
        this.call = call;
    }

    @Override
    public int read() throws IOException {
        return await() ? chunk.get() & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!await()) {
            return -1;
        }
        int count = Math.min(length, chunk.remaining());
        chunk.get(target, offset, count);
        return count;
    }

    /** Whether there is a byte to take; waits for it. */
    private boolean await() throws IOException {
        while (!chunk.hasRemaining()) {
            Read.ResponseChunk next;
            try {
                next = call.read();
            } catch (StatusException e) {
                throw new IOException("Reading through the plugin failed: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while reading through the plugin", e);
            }
            if (next == null) {
                return false;
            }
            chunk = next.getReadBytes().asReadOnlyByteBuffer();
        }
        return true;
    }

    /** Ends the call if there is more to come. */
    @Override
    public void close() {
        call.cancel("The stream was closed", null);
    }
}
