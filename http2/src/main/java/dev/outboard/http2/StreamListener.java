package dev.outboard.http2;

import java.nio.ByteBuffer;

/**
 * What the user of a stream is told about it. One call at a time, in order, by the connection's reader thread, under no lock
 * ({@link #onWritable} alone may come from any thread, and at the same time); must not block.
 *
 * <p>The peer's half ends with a call whose {@code end} is true. The stream as a whole ends when this side's half has ended
 * too, or earlier by exactly one of {@link #onReset} and {@link #onConnectionEnd}. After {@link Http2Stream#reset} has
 * returned at most the call under way is finished, and none but {@link #onBatchEnd} follows.
 */
public interface StreamListener {

    /**
     * The response's headers (informational ones are left out), or trailers.
     *
     * @param headers well-formed (RFC 9113, section 8.3); trailers when it is not the first list of the peer's half
     * @param end whether the peer's half ends here; always so for trailers
     */
    void onHeaders(Headers headers, boolean end);

    /**
     * A piece of the body.
     *
     * @param data the bytes, valid during this call only; may be empty at the end
     * @param flowControlledBytes how much of the window this piece has taken, padding included: to be given back by
     *     {@link Http2Stream#consumed} in any portions
     * @param end whether the peer's half ends here
     */
    void onData(ByteBuffer data, int flowControlledBytes, boolean end);

    /**
     * The stream was ended early: by the peer, because the peer broke a rule on it, or because the peer will not work on it.
     * Also comes after the end of the peer's half as long as this side's half is open.
     *
     * @param reset the code and who decided
     */
    void onReset(StreamReset reset);

    /**
     * The connection ended before the stream did. Also comes after the end of the peer's half as long as this side's half is
     * open.
     *
     * @param end why
     */
    void onConnectionEnd(ConnectionEndedException end);

    /**
     * {@link Http2Stream#queuedBytes} has fallen below the threshold of {@link Http2Options.Builder#writableThreshold} after
     * it had reached it. Comes from any thread that writes to the connection.
     */
    default void onWritable() {}

    /**
     * Everything that one read of the connection brought for this stream has been told. The place to hand what was collected
     * to another thread, once. Comes after the last event of the stream, too.
     */
    default void onBatchEnd() {}
}
