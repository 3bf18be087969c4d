package dev.outboard.http2;

import java.util.concurrent.atomic.AtomicLong;

/** How much the peer may send on one stream. The reader receives; any thread consumes or abandons. */
final class ReceiveWindow {

    /** So far below zero that no bytes on their way bring it back. */
    private static final long ABANDONED = Long.MIN_VALUE / 2;

    private final int size;

    /** All bytes so far; the reader's. */
    private long received;

    /** What was received and not consumed; far below zero once nobody will consume it. */
    private final AtomicLong held = new AtomicLong();

    /** What was consumed and not given back. */
    private final AtomicLong consumed = new AtomicLong();

    /** All bytes that the peer got back. */
    private final AtomicLong granted = new AtomicLong();

    ReceiveWindow(int size) {
        this.size = size;
    }

    /**
     * Whether the peer may send these bytes.
     *
     * @param tolerance how far the peer may go beyond the window
     */
    boolean allows(int bytes, int tolerance) {
        return received + bytes - granted.get() <= (long) size + tolerance;
    }

    /**
     * The peer has sent bytes.
     *
     * @return false when they are not held, because the stream was abandoned
     */
    boolean receive(int bytes) {
        received += bytes;
        return held.addAndGet(bytes) >= 0;
    }

    /**
     * The user is done with bytes.
     *
     * @return false when nothing was held, because the stream was abandoned
     * @throws IllegalArgumentException when that is more than was received and not yet consumed
     */
    boolean consume(int bytes) {
        long left = held.addAndGet(-bytes);
        if (left < ABANDONED / 2) {
            return false;
        }
        if (left < 0) {
            held.addAndGet(bytes);
            throw new IllegalArgumentException(bytes + " bytes cannot be consumed: only " + (left + bytes)
                    + " were received and not yet consumed.");
        }
        consumed.addAndGet(bytes);
        return true;
    }

    /**
     * What is to be given back to the peer now.
     *
     * @return 0 as long as it is not worth a frame
     */
    int grant() {
        long increment = consumed.get();
        if (increment == 0 || increment < size / 4 || !consumed.compareAndSet(increment, 0)) {
            // Who changed it in between looks itself.
            return 0;
        }
        granted.addAndGet(increment);
        return (int) increment;
    }

    /**
     * Nobody will consume the rest.
     *
     * @return how many bytes were received and not consumed; 0 when called again
     */
    long abandon() {
        long before = held.getAndSet(ABANDONED);
        return Math.max(0, before);
    }
}
