package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** A connection that gives and takes one byte at a time, whatever it is asked for. */
final class ByteByByte implements Connection {

    private final Connection transport;

    ByteByByte(Connection transport) {
        this.transport = transport;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        int limit = target.limit();
        target.limit(Math.min(limit, target.position() + 1));
        try {
            return transport.read(target, deadline);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        int limit = source.limit();
        try {
            do {
                transport.write(source.limit(Math.min(limit, source.position() + 1)), deadline);
            } while (source.position() < limit);
        } finally {
            source.limit(limit);
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        int limit = source.limit();
        try {
            do {
                if (!transport.tryWrite(source.limit(Math.min(limit, source.position() + 1)))) {
                    return false;
                }
            } while (source.position() < limit);
            return true;
        } finally {
            source.limit(limit);
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
