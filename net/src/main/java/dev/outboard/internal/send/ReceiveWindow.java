package dev.outboard.internal.send;

import java.util.concurrent.atomic.AtomicLong;

/** How much the peer may send on one stream. The reader receives; any thread consumes or abandons. */
public final class ReceiveWindow {

    /** So far below zero that no bytes on their way bring it back. */
    private static final long ABANDONED = Long.MIN_VALUE / 2;

    private final int initial;
    private final int worthAFrame;

    /** All bytes so far; written by the reader alone. */
    private volatile long received;

    /** What was received and not consumed; far below zero once nobody will consume it. */
    private final AtomicLong held = new AtomicLong();

    /** What was consumed and not given back. */
    private final AtomicLong consumed = new AtomicLong();

    /** All bytes that the peer got back, or in addition. */
    private final AtomicLong granted = new AtomicLong();

    /**
     * A window of which nothing is used.
     *
     * @param initial how many bytes the peer may send at first
     * @param worthAFrame how many consumed bytes are given back at once
     */
    public ReceiveWindow(int initial, int worthAFrame) {
        this.initial = initial;
        this.worthAFrame = worthAFrame;
    }

    /**
     * Whether the peer may send these bytes.
     *
     * @param tolerance how far the peer may go beyond the window
     */
    public boolean allows(int bytes, int tolerance) {
        return bytes <= left() + tolerance;
    }

    /** How much the peer may send now. */
    public long left() {
        return initial + granted.get() - received;
    }

    /** The peer may send more than at first. Call it before the peer is told. */
    public void enlarge(int bytes) {
        granted.addAndGet(bytes);
    }

    /**
     * The peer has sent bytes.
     *
     * @return false when they are not held, because the stream was abandoned
     */
    public boolean receive(int bytes) {
        long total = received + bytes;
        received = total;
        return held.addAndGet(bytes) >= 0;
    }

    /**
     * The user is done with bytes.
     *
     * @return false when nothing was held, because the stream was abandoned
     * @throws IllegalArgumentException when that is more than was received and not yet consumed
     */
    public boolean consume(int bytes) {
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
    public int grant() {
        long increment = consumed.get();
        if (increment == 0 || increment < worthAFrame || !consumed.compareAndSet(increment, 0)) {
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
    public long abandon() {
        long before = held.getAndSet(ABANDONED);
        return Math.max(0, before);
    }
}
