package dev.outboard.internal.broker;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.PushConnection;
import dev.outboard.net.PushReceiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** A connection that tells of its end, by whoever's hand. */
class TrackedConnection implements Connection {

    private final Connection connection;
    private final Consumer<Connection> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();

    private TrackedConnection(Connection connection, Consumer<Connection> onClose) {
        this.connection = connection;
        this.onClose = onClose;
    }

    /**
     * Wraps a connection, which can hand over what comes if the wrapped one can.
     *
     * @param onClose given the result, once, by the thread that closes the connection; must not block
     */
    static Connection of(Connection connection, Consumer<Connection> onClose) {
        return connection instanceof PushConnection push
                ? new Pushing(push, onClose)
                : new TrackedConnection(connection, onClose);
    }

    private static final class Pushing extends TrackedConnection implements PushConnection {
        private final PushConnection connection;

        Pushing(PushConnection connection, Consumer<Connection> onClose) {
            super(connection, onClose);
            this.connection = connection;
        }

        @Override
        public void pushTo(PushReceiver receiver) {
            connection.pushTo(receiver);
        }

        @Override
        public Future<?> schedule(Duration delay, Runnable task) {
            return connection.schedule(delay, task);
        }
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
    public boolean tryShutdownOutput() throws IOException {
        return connection.tryShutdownOutput();
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
