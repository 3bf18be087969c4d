package dev.outboard.http2;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.PushConnection;
import dev.outboard.net.PushReceiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A connection that is made to hand over what comes, by a thread of its own, in pieces of some octets. */
final class PushedEnd implements PushConnection {

    private final Connection connection;
    private final int piece;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);

    PushedEnd(Connection connection, int piece) {
        this.connection = connection;
        this.piece = piece;
    }

    @Override
    public void pushTo(PushReceiver receiver) {
        Thread pump = new Thread(() -> pump(receiver), "pump");
        pump.setDaemon(true);
        pump.start();
    }

    private void pump(PushReceiver receiver) {
        ByteBuffer octets = ByteBuffer.allocate(piece);
        try {
            while (connection.read(octets.clear()) >= 0) {
                receiver.received(octets.flip());
                if (octets.hasRemaining()) {
                    throw new AssertionError("not everything was taken");
                }
            }
            receiver.ended(null);
        } catch (IOException e) {
            receiver.ended(e);
        } finally {
            timer.shutdownNow();
        }
    }

    @Override
    public Future<?> schedule(Duration delay, Runnable task) {
        return timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) {
        throw new AssertionError("nobody reads what is handed over");
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
    }

    @Override
    public Endpoint localEndpoint() {
        return connection.localEndpoint();
    }

    @Override
    public Endpoint remoteEndpoint() {
        return connection.remoteEndpoint();
    }
}
