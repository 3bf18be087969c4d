package dev.outboard.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a non-blocking channel is ready for one kind of operation. One thread waits at a time, any thread closes.
 * The selector is opened by the first wait: many connections never need one for writing.
 */
final class ReadinessWaiter {

    private final SelectableChannel channel;
    private final int operation;

    /** Guards the two fields below; never held while waiting. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Selector selector;
    private boolean closed;

    ReadinessWaiter(SelectableChannel channel, int operation) {
        this.channel = channel;
        this.operation = operation;
    }

    /**
     * Waits. An interrupt does not end the wait; the thread has its interrupt status again afterwards.
     *
     * @return false when the deadline came first
     * @throws ClosedChannelException when this or the channel was closed
     */
    boolean await(Deadline deadline) throws IOException {
        Selector open = openSelector();
        boolean interrupted = false;
        try {
            while (true) {
                // A selector does not wait in a thread whose interrupt status is set.
                interrupted |= Thread.interrupted();
                if (isReady(open, deadline)) {
                    return true;
                }
                if (!open.isOpen() || !channel.isOpen()) {
                    throw new ClosedChannelException();
                }
                if (deadline.isExpired()) {
                    return false;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isReady(Selector selector, Deadline deadline) throws IOException {
        try {
            return selector.select(key -> {}, timeoutMillis(deadline)) > 0;
        } catch (ClosedSelectorException e) {
            return false;
        }
    }

    /** For a selector 0 means for ever, so a time that is too short to express becomes one millisecond. */
    private static long timeoutMillis(Deadline deadline) {
        return deadline.isNever() ? 0 : Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.remainingNanos() + 999_999));
    }

    private Selector openSelector() throws IOException {
        lock.lock();
        try {
            if (closed) {
                throw new ClosedChannelException();
            }
            if (selector == null) {
                selector = openRegistered();
            }
            return selector;
        } finally {
            lock.unlock();
        }
    }

    private Selector openRegistered() throws IOException {
        Selector fresh = channel.provider().openSelector();
        try {
            channel.register(fresh, operation);
            return fresh;
        } catch (IOException | RuntimeException e) {
            fresh.close();
            throw e;
        }
    }

    /** Wakes whoever waits and gives the selector's descriptors back. Idempotent. */
    void close() throws IOException {
        Selector open;
        lock.lock();
        try {
            closed = true;
            open = selector;
        } finally {
            lock.unlock();
        }
        if (open != null) {
            open.close();
        }
    }
}
