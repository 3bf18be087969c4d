package dev.outboard.yamux;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much the streams of a session may have waiting for the connection, all together, before each may have only what it needs
 * to get on. Any thread.
 */
final class QueueBudget {

    private static final long MOST = 16L << 20;

    private final long limit;
    private final AtomicLong used = new AtomicLong();

    /** @param heap the largest size of the heap, in bytes, of which this is a small part */
    QueueBudget(long heap) {
        limit = Math.min(MOST, heap / 32);
    }

    boolean isExceeded() {
        return used.get() >= limit;
    }

    void take(int bytes) {
        used.addAndGet(bytes);
    }

    void giveBack(int bytes) {
        used.addAndGet(-bytes);
    }
}
