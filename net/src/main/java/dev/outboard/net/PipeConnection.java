package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;

/** One end of a {@link Pipe}. */
final class PipeConnection implements Connection {

    private final ByteRing in;
    private final ByteRing out;
    private final Endpoint local;
    private final Endpoint remote;

    private volatile boolean closed;
    private volatile boolean outputEnded;

    PipeConnection(ByteRing in, ByteRing out, Endpoint local, Endpoint remote) {
        this.in = in;
        this.out = out;
        this.local = local;
        this.remote = remote;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        while (true) {
            int count = in.take(target);
            if (closed) {
                throw closedHere();
            }
            if (count != 0 || !target.hasRemaining()) {
                return count;
            }
            if (!in.awaitBytes(deadline)) {
                throw new TimeoutException("nothing to read from " + remote + " before the deadline");
            }
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        while (!tryWrite(source)) {
            if (!out.awaitRoom(deadline)) {
                throw new TimeoutException(
                        remote + " did not take the last " + source.remaining() + " bytes before the deadline");
            }
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        if (!out.put(source)) {
            throw notTaken();
        }
        return !source.hasRemaining();
    }

    private IOException notTaken() {
        if (closed) {
            return closedHere();
        }
        return outputEnded
                ? new ConnectionClosedException("this side ended its output to " + remote)
                : new IOException("the connection to " + remote + " broke while writing: the other side closed it");
    }

    @Override
    public void shutdownOutput() throws IOException {
        if (closed) {
            throw closedHere();
        }
        outputEnded = true;
        out.endInput();
    }

    @Override
    public void close() {
        closed = true;
        in.readerIsGone();
        out.endInput();
    }

    private ConnectionClosedException closedHere() {
        return new ConnectionClosedException("this side closed the connection to " + remote);
    }

    @Override
    public Endpoint localEndpoint() {
        return local;
    }

    @Override
    public Endpoint remoteEndpoint() {
        return remote;
    }

    @Override
    public String toString() {
        return "connection to " + remote;
    }
}
