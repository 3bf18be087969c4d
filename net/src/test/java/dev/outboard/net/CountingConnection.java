package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what is written through it. */
final class CountingConnection implements Connection {

    private final Connection transport;
    private final AtomicLong written = new AtomicLong();

    CountingConnection(Connection transport) {
        this.transport = transport;
    }

    long written() {
        return written.get();
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        return transport.read(target, deadline);
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        int start = source.position();
        try {
            transport.write(source, deadline);
        } finally {
            written.addAndGet(source.position() - start);
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        int start = source.position();
        try {
            return transport.tryWrite(source);
        } finally {
            written.addAndGet(source.position() - start);
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        transport.shutdownOutput();
    }

    @Override
    public void close() {
        transport.close();
    }

    @Override
    public Endpoint localEndpoint() {
        return transport.localEndpoint();
    }

    @Override
    public Endpoint remoteEndpoint() {
        return transport.remoteEndpoint();
    }
}
