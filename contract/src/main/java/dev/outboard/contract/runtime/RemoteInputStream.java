package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.Status;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A stream that the other side reads. For one reading thread, as usual with streams. */
final class RemoteInputStream extends InputStream {

    private final ContractCalls calls;
    private @Nullable Stream<byte[]> stream;
    private @Nullable Iterator<byte[]> chunks;
    private byte[] chunk = new byte[0];
    private int position;
    private boolean closed;

    RemoteInputStream(ContractCalls calls) {
        this.calls = calls;
    }

    @Override
    public int read() throws IOException {
        return fill() ? chunk[position++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, available());
        System.arraycopy(chunk, position, target, offset, count);
        position += count;
        return count;
    }

    /** Waits for bytes; false at the end. */
    private boolean fill() throws IOException {
        if (closed) {
            throw new IOException("The stream is closed");
        }
        try {
            while (position == chunk.length) {
                Iterator<byte[]> source = chunks();
                if (!source.hasNext()) {
                    return false;
                }
                chunk = source.next();
                position = 0;
            }
            return true;
        } catch (RuntimeException e) {
            throw Chunks.failure("The stream on the other side cannot be read", e);
        }
    }

    private Iterator<byte[]> chunks() {
        Iterator<byte[]> source = chunks;
        if (source == null) {
            Stream<byte[]> opened =
                    calls.stream(InputStreamBinding.READ, Outgoing.message(new MessageWriter()), Chunks::read);
            stream = opened;
            source = opened.iterator();
            chunks = source;
        }
        return source;
    }

    @Override
    public int available() {
        return chunk.length - position;
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Stream<byte[]> opened = stream;
        if (opened != null) {
            opened.close();
        }
        try {
            MessageReader unused = calls.unary(InputStreamBinding.CLOSE, new MessageWriter());
        } catch (PluginCallException e) {
            // With the connection the stream has gone, too.
            if (e.code() != Status.Code.UNAVAILABLE) {
                throw Chunks.failure("The stream on the other side cannot be closed", e);
            }
        }
    }
}
