package dev.outboard.http2;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** What waits for the holder of the flush role. Any thread adds, without a lock; a taker takes everything. */
final class OutboundQueue {

    /** The newest; each points to the one before it. */
    private final AtomicReference<@Nullable OutboundOp> newest = new AtomicReference<>();

    /** Adds at the end; what one thread adds stays in its order. */
    void add(OutboundOp op) {
        OutboundOp before;
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
    OutboundOp takeAll() {
        if (newest.get() == null) {
            return null;
        }
        OutboundOp op = newest.getAndSet(null);
        OutboundOp oldestFirst = null;
        while (op != null) {
            OutboundOp before = op.next;
            op.next = oldestFirst;
            oldestFirst = op;
            op = before;
        }
        return oldestFirst;
    }
}
