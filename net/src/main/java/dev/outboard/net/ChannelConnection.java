package dev.outboard.net;

import dev.outboard.internal.spin.SpinPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/**
 * A connected socket, Unix or TCP, in non-blocking mode: a thread that is interrupted while it is inside a blocking
 * channel closes it for everybody, a blocking channel knows no deadline, and a reader that waits in one always sleeps.
 */
final class ChannelConnection implements Connection {

    /**
     * The most that goes through one system call from or to a buffer on the heap: the JDK copies it through a temporary
     * direct buffer that is as large as what remains in ours.
     */
    private static final int HEAP_CHUNK = 128 * 1024;

    private final SocketChannel channel;
    private final Endpoint local;
    private final Endpoint remote;
    private final ReadinessWaiter readable;
    private final ReadinessWaiter writable;
    // Of the thread that reads.
    private final SpinPolicy spin = new SpinPolicy();
    // Of the thread that writes and may wait.
    private final SpinPolicy writerSpin = new SpinPolicy();
    /** Bytes have come. Before the first ones nobody spins: the other side may not even know that it is connected. */
    private boolean started;

    private volatile boolean closed;
    private volatile boolean outputEnded;

    /** Takes the channel over, connected and in non-blocking mode. */
    ChannelConnection(SocketChannel channel, Endpoint local, Endpoint remote) {
        this.channel = channel;
        this.local = local;
        this.remote = remote;
        this.readable = new ReadinessWaiter(channel, SelectionKey.OP_READ);
        this.writable = new ReadinessWaiter(channel, SelectionKey.OP_WRITE);
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        try {
            checkOpen();
            if (!target.hasRemaining()) {
                return 0;
            }
            int count = readNow(target);
            if (count == 0 && !deadline.isExpired()) {
                count = readSpinning(target);
            }
            while (count == 0) {
                if (!readable.await(deadline)) {
                    throw new TimeoutException("nothing to read from " + name() + " before the deadline");
                }
                count = readNow(target);
            }
            started = true;
            return count;
        } catch (IOException e) {
            throw explained(e, "reading");
        }
    }

    // Not for correctness: yielding hands the processor to whoever is about to answer, where there are few of them.
    @SuppressWarnings("ThreadPriorityCheck")
    private int readSpinning(ByteBuffer target) throws IOException {
        if (!started || !spin.begin()) {
            return 0;
        }
        int count = 0;
        while (count == 0 && spin.goesOn()) {
            Thread.yield();
            count = readNow(target);
        }
        spin.ended(count != 0);
        return count;
    }

    private int readNow(ByteBuffer target) throws IOException {
        if (target.isDirect() || target.remaining() <= HEAP_CHUNK) {
            return channel.read(target);
        }
        int limit = target.limit();
        target.limit(target.position() + HEAP_CHUNK);
        try {
            return channel.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        try {
            while (!writeNow(source)) {
                boolean goesOn = (!deadline.isExpired() && writeSpinning(source)) || writable.await(deadline);
                if (!goesOn) {
                    throw new TimeoutException(
                            name() + " did not take the last " + source.remaining() + " bytes before the deadline");
                }
            }
        } catch (IOException e) {
            throw explained(e, "writing");
        }
    }

    /** Returns whether the other side has taken something; then there is probably room for more soon. */
    // As for reading.
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean writeSpinning(ByteBuffer source) throws IOException {
        if (!writerSpin.begin()) {
            return false;
        }
        int before = source.remaining();
        while (source.remaining() == before && writerSpin.goesOn()) {
            Thread.yield();
            boolean unused = writeNow(source);
        }
        boolean some = source.remaining() < before;
        writerSpin.ended(some);
        return some;
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        try {
            return writeNow(source);
        } catch (IOException e) {
            throw explained(e, "writing");
        }
    }

    private boolean writeNow(ByteBuffer source) throws IOException {
        checkOpen();
        if (outputEnded) {
            throw new ClosedChannelException();
        }
        while (source.hasRemaining()) {
            if (writeChunk(source) == 0) {
                return false;
            }
        }
        return true;
    }

    private int writeChunk(ByteBuffer source) throws IOException {
        if (source.isDirect() || source.remaining() <= HEAP_CHUNK) {
            return channel.write(source);
        }
        int limit = source.limit();
        source.limit(source.position() + HEAP_CHUNK);
        try {
            return channel.write(source);
        } finally {
            source.limit(limit);
        }
    }

    @Override
    public void shutdownOutput() throws IOException {
        try {
            checkOpen();
            if (!outputEnded) {
                outputEnded = true;
                channel.shutdownOutput();
            }
        } catch (IOException e) {
            throw explained(e, "ending the output");
        }
    }

    @Override
    public void close() {
        closed = true;
        // The selectors first: a channel that is still registered gives its descriptor back only with the last of them.
        Closing.quietly(readable::close);
        Closing.quietly(writable::close);
        Closing.quietly(channel::close);
    }

    private void checkOpen() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }

    private IOException explained(IOException e, String doing) {
        if (e instanceof TimeoutException) {
            return e;
        }
        if (closed) {
            return new ConnectionClosedException("this side closed the connection to " + name());
        }
        if (e instanceof ClosedChannelException && outputEnded) {
            return new ConnectionClosedException("this side ended its output to " + name());
        }
        return new IOException("the connection to " + name() + " broke while " + doing + ": " + e.getMessage(), e);
    }

    /** The other end in messages; a client of a Unix socket has no address of its own. */
    private String name() {
        return remote instanceof Endpoint.Unix unix && unix.path().toString().isEmpty()
                ? "a client of " + local
                : remote.toString();
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
        return "connection to " + name();
    }
}
