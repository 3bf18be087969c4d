package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts the writes that carry something, and who waits in one. */
final class CountingConnection implements Connection {

    private final Connection inner;
    final AtomicInteger writes = new AtomicInteger();
    final Set<String> waitingWriters = ConcurrentHashMap.newKeySet();

    CountingConnection(Connection inner) {
        this.inner = inner;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        return inner.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        waitingWriters.add(Thread.currentThread().getName());
        writes.incrementAndGet();
        inner.write(source, deadline);
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        writes.incrementAndGet();
        return inner.tryWrite(source);
    }

    /** Returns when a thread waits, or has waited, for the peer to read. */
    void awaitWaitingWriter() {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (waitingWriters.isEmpty() && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
        assertThat(waitingWriters).as("threads that wait for the peer to read").isNotEmpty();
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
