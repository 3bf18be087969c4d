package dev.outboard.http2;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Remembers which streams this side has reset, so that frames that were on their way are not taken for a violation. Forgets
 * a stream when another one, {@value #SPAN} streams later, takes its place. Any thread.
 */
final class RecentResets {

    static final int SPAN = 8192;

    private final AtomicIntegerArray ids = new AtomicIntegerArray(SPAN);

    void add(int streamId) {
        ids.setRelease(slot(streamId), streamId);
    }

    boolean contains(int streamId) {
        return ids.getAcquire(slot(streamId)) == streamId;
    }

    private static int slot(int streamId) {
        // Ids of one side are all odd or all even.
        return (streamId >>> 1) & (SPAN - 1);
    }
}
