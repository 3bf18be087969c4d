package dev.outboard.internal.broker;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The streams of one id, as a listener. Any thread may call any method. */
final class KnockedListener implements Listener {

    private final int id;
    private final Consumer<KnockedListener> onClose;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Consumer<Connection> receiver;

    /** An empty one says that nothing more comes, to everybody who asks. */
    private final BlockingQueue<Optional<YamuxStream>> arrived = new LinkedBlockingQueue<>();

    /** @param onClose called once */
    KnockedListener(int id, Consumer<KnockedListener> onClose) {
        this.id = id;
        this.onClose = onClose;
    }

    int id() {
        return id;
    }

    /** A stream that the other side has opened for this id. Never waits. */
    void offer(YamuxStream stream) {
        if (closed.get()) {
            stream.reset();
            return;
        }
        if (stream.accept()) {
            arrived.add(Optional.of(stream));
            handOver();
        }
        // Looked at after the stream is in the queue: either this sees the end, or the end sees the stream.
        if (closed.get()) {
            closeArrived();
        }
    }

    /**
     * Hands over the streams that come, and those that have come, in place of {@link #accept}.
     *
     * @param to called by whoever brings a stream; must not block
     */
    void passTo(Consumer<Connection> to) {
        receiver = to;
        handOver();
    }

    private void handOver() {
        Consumer<Connection> to = receiver;
        if (to == null) {
            return;
        }
        for (Optional<YamuxStream> next = arrived.poll(); next != null; next = arrived.poll()) {
            next.ifPresent(to);
        }
    }

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        Optional<YamuxStream> next = next(deadline);
        if (next.isPresent()) {
            return next.get();
        }
        arrived.add(next);
        throw new ConnectionClosedException("the listener at " + endpoint() + " is closed");
    }

    private Optional<YamuxStream> next(Deadline deadline) throws TimeoutException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    Optional<YamuxStream> next =
                            arrived.poll(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
                    if (next != null) {
                        return next;
                    }
                    throw new TimeoutException("nobody dialled " + endpoint() + " before the deadline");
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Endpoint endpoint() {
        return new Endpoint.Local("broker id " + Integer.toUnsignedString(id));
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            onClose.accept(this);
        }
        closeArrived();
    }

    private void closeArrived() {
        for (Optional<YamuxStream> next = arrived.poll(); next != null; next = arrived.poll()) {
            next.ifPresent(YamuxStream::reset);
        }
        arrived.add(Optional.empty());
    }
}
