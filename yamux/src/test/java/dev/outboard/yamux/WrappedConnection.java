package dev.outboard.yamux;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that does all that another does; tests override what they want to see or to disturb. */
abstract class WrappedConnection implements Connection {

    private final Connection inner;

    WrappedConnection(Connection inner) {
        this.inner = inner;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        return inner.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        inner.write(source, deadline);
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        return inner.tryWrite(source);
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
