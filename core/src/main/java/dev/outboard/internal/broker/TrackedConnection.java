package dev.outboard.internal.broker;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A connection that tells of its end, by whoever's hand. */
final class TrackedConnection implements Connection {

    private final Connection connection;
    private final Consumer<Connection> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** @param onClose given this connection, once, by the thread that closes the connection; must not block */
    TrackedConnection(Connection connection, Consumer<Connection> onClose) {
        this.connection = connection;
        this.onClose = onClose;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        return connection.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        connection.write(source, deadline);
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        return connection.tryWrite(source);
    }

    @Override
    public void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }

    @Override
    public void close() {
        connection.close();
        if (!closed.getAndSet(true)) {
            onClose.accept(this);
        }
    }

    @Override
    public Endpoint localEndpoint() {
        return connection.localEndpoint();
    }

    @Override
    public Endpoint remoteEndpoint() {
        return connection.remoteEndpoint();
    }

    @Override
    public String toString() {
        return connection.toString();
    }
}
