package dev.outboard.http2;

/**
 * One stream, seen by its user. Any thread may call any method; calls that write are to be ordered by the caller. No method
 * waits.
 *
 * <p>Calls on a stream that has ended do nothing: its listener has been told, or will be.
 */
public interface Http2Stream {

    /**
     * The stream's identifier.
     *
     * @return the identifier, or 0 while the stream waits for its turn (see {@link Http2Connection#open})
     */
    int id();

    /**
     * Queues a header list: a server's response headers, or trailers. Nothing is sent before {@link #flush}, unless another
     * caller's flush takes it along.
     *
     * @param headers the list, names in lower case
     * @param end whether this side's half of the stream ends here
     * @throws IllegalStateException when this half has already been ended
     */
    void headers(Headers headers, boolean end);

    /**
     * Queues a piece of the body. It leaves as the windows allow, in frames of the peer's choosing. Nothing is sent before
     * {@link #flush}, unless another caller's flush takes it along.
     *
     * @param bytes holds the piece; belongs to the connection from now on
     * @param offset where the piece starts
     * @param length how long it is, may be 0
     * @param end whether this side's half of the stream ends here
     * @throws IllegalStateException when this half has already been ended
     * @throws IndexOutOfBoundsException when the range is not inside {@code bytes}
     */
    void data(byte[] bytes, int offset, int length, boolean end);

    /**
     * Sends what is queued, of all streams, with the calling thread, unless another thread is doing so, which then takes it
     * along. What the connection does not take at once is left to the connection's own writer thread.
     */
    void flush();

    /**
     * How much of the body is not on its way yet.
     *
     * @return bytes
     */
    int queuedBytes();

    /**
     * Ends the stream at once in both directions and tells the peer; needs no flush. Queued data is dropped. With
     * {@link ErrorCode#NO_ERROR}, after this side's half was ended, what is queued is sent first: a server asks so for no
     * more of the request (RFC 9113, section 8.1).
     *
     * @param code what to tell the peer
     */
    void reset(ErrorCode code);

    /**
     * Gives window back to the peer: the user is done with that many bytes. May be called before or after, but must add up
     * to what {@link StreamListener#onData} said. Needs no flush.
     *
     * @param bytes how many, at least 0
     */
    void consumed(int bytes);
}
