package dev.outboard.http2;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the peer may send on all streams together. Credit goes back on receipt, so that a stream nobody reads takes nothing
 * from its siblings (its own window bounds it), until all streams together hold more than a bound; from there on it goes back
 * as they are read. The reader receives; any thread releases.
 */
final class ConnectionReceiveWindow {

    private final int size;
    private final int maxHeld;

    /** All bytes so far; written by the reader alone. */
    private volatile long received;

    /** What streams hold unconsumed. */
    private final AtomicLong held = new AtomicLong();

    /** All bytes that the peer got back. */
    private final AtomicLong granted = new AtomicLong();

    ConnectionReceiveWindow(int size, int maxHeld) {
        this.size = size;
        this.maxHeld = maxHeld;
    }

    /**
     * The peer has sent bytes.
     *
     * @return false when it was more than the peer may send
     */
    boolean receive(int bytes) {
        long total = received + bytes;
        received = total;
        return total - granted.get() <= size;
    }

    /** A stream holds bytes until they are released. */
    void hold(int bytes) {
        held.addAndGet(bytes);
    }

    void release(long bytes) {
        held.addAndGet(-bytes);
    }

    /** What streams hold unconsumed. */
    long held() {
        return held.get();
    }

    /**
     * What is to be given back to the peer now.
     *
     * @return 0 as long as it is not worth a frame, or too much is held
     */
    int grant() {
        while (held.get() <= maxHeld) {
            long before = granted.get();
            long increment = received - before;
            if (increment < size / 4) {
                return 0;
            }
            if (granted.compareAndSet(before, before + increment)) {
                return (int) increment;
            }
        }
        return 0;
    }
}
