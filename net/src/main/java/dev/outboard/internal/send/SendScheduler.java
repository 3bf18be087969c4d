package dev.outboard.internal.send;

import java.nio.ByteBuffer;

/** Decides what is sent next. Belongs to the holder of the flush role, where nothing else is said. */
public interface SendScheduler {

    /** Whether several callers can be expected to send at the same time. Any thread. */
    boolean isCrowded();

    /** What the last {@link #fill} wrote is on its way, if anything. */
    void onWritten();

    /** Writes what may be sent and fits. */
    void fill(ByteBuffer target);

    /** Nothing can be sent any more: drops what is there. */
    void discard();

    /** Whether the output is to end now: everything is written, and nothing more will come. */
    boolean isFinished();
}
