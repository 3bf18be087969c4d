package dev.outboard.internal.send;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What waits for the holder of the flush role. Any thread adds, without a lock; a taker takes everything. */
final class OutboundQueue<S> {

    /** The newest; each points to the one before it. */
    private final AtomicReference<@Nullable SendOp<S>> newest = new AtomicReference<>();

    /** Adds at the end; what one thread adds stays in its order. */
    void add(SendOp<S> op) {
        SendOp<S> before;
        do {
            before = newest.get();
            op.next = before;
        } while (!newest.compareAndSet(before, op));
    }

    /**
     * Takes everything out.
     *
     * @return the oldest, each pointing to the one after it; null when there is nothing
     */
    @Nullable
    SendOp<S> takeAll() {
        if (newest.get() == null) {
            return null;
        }
        SendOp<S> op = newest.getAndSet(null);
        SendOp<S> oldestFirst = null;
        while (op != null) {
            SendOp<S> before = op.next;
            op.next = oldestFirst;
            oldestFirst = op;
            op = before;
        }
        return oldestFirst;
    }
}
