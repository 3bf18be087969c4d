package dev.outboard.http2;

import org.jspecify.annotations.Nullable;

/** What a stream has still to send, in order. Belongs to the holder of the flush role. */
final class SendQueue {

    private OutboundOp.@Nullable StreamItem head;
    private OutboundOp.@Nullable StreamItem tail;

    /** Whether the stream is in one of the scheduler's lines. */
    boolean scheduled;

    void add(OutboundOp.StreamItem item) {
        item.following = null;
        if (tail == null) {
            head = item;
        } else {
            tail.following = item;
        }
        tail = item;
    }

    OutboundOp.@Nullable StreamItem peek() {
        return head;
    }

    /** The item behind another one of this queue. */
    static OutboundOp.@Nullable StreamItem after(OutboundOp.StreamItem item) {
        return item.following;
    }

    void remove() {
        if (head == null) {
            throw new IllegalStateException("There is nothing to remove");
        }
        head = after(head);
        if (head == null) {
            tail = null;
        }
    }

    void clear() {
        head = null;
        tail = null;
    }
}
