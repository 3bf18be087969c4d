package dev.outboard.grpc;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** A connection that breaks after so many bytes in one direction, and counts both. */
final class CuttingConnection implements Connection {

    final AtomicLong written = new AtomicLong();
    final AtomicLong read = new AtomicLong();

    private final Connection inner;
    private final long maxWritten;
    private final long maxRead;

    CuttingConnection(Connection inner, long maxWritten, long maxRead) {
        this.inner = inner;
        this.maxWritten = maxWritten;
        this.maxRead = maxRead;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        long allowed = maxRead - read.get();
        if (allowed <= 0) {
            throw cut();
        }
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + allowed));
        try {
            int count = inner.read(target, deadline);
            read.addAndGet(Math.max(0, count));
            return count;
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        while (source.hasRemaining()) {
            ByteBuffer allowed = allowed(source);
            int before = allowed.remaining();
            inner.write(allowed, deadline);
            advance(source, before);
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        ByteBuffer allowed = allowed(source);
        int before = allowed.remaining();
        boolean all = inner.tryWrite(allowed);
        advance(source, before - allowed.remaining());
        return all && !source.hasRemaining();
    }

    private ByteBuffer allowed(ByteBuffer source) throws IOException {
        long allowed = maxWritten - written.get();
        if (allowed <= 0 && source.hasRemaining()) {
            throw cut();
        }
        return source.duplicate().limit((int) Math.min(source.limit(), source.position() + allowed));
    }

    private void advance(ByteBuffer source, int count) {
        source.position(source.position() + count);
        written.addAndGet(count);
    }

    private IOException cut() {
        inner.close();
        return new IOException("cut by the test");
    }

    @Override
    public void shutdownOutput() throws IOException {
        inner.shutdownOutput();
    }

    @Override
    public void close() {
        inner.close();
    }

    @Override
    public Endpoint localEndpoint() {
        return inner.localEndpoint();
    }

    @Override
    public Endpoint remoteEndpoint() {
        return inner.remoteEndpoint();
    }
}
