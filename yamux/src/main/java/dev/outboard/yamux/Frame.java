package dev.outboard.yamux;

import java.nio.ByteBuffer;

/** What comes out of a {@link FrameReader}. Ids and lengths are unsigned. */
sealed interface Frame {

    /**
     * A data frame, or the beginning of one.
     *
     * @param flags as far as they hold now: FIN comes with the last piece
     * @param length of the whole payload, 0 to 2^32-1
     * @param payload what is there of it; valid until the next call of the reader
     */
    record Data(int flags, int streamId, long length, ByteBuffer payload) implements Frame {}

    /**
     * A further piece of the payload of the last {@link Data}.
     *
     * @param flags FIN or nothing
     * @param payload valid until the next call of the reader
     */
    record MoreData(int flags, ByteBuffer payload) implements Frame {}

    /**
     * The other side may send more on a stream; opens, accepts, ends and resets streams by its flags.
     *
     * @param delta how many bytes more, 0 to 2^32-1
     */
    record WindowUpdate(int flags, int streamId, long delta) implements Frame {}

    /**
     * A question or its answer.
     *
     * @param value to be echoed
     */
    record Ping(int flags, int value) implements Frame {}

    /**
     * The peer ends the session, or takes no new streams.
     *
     * @param code why, 0 to 2^32-1
     */
    record GoAway(long code) implements Frame {}
}
