package dev.outboard.http2;

/** One stream cannot go on (RFC 9113, section 5.4.2): it ends with RST_STREAM; the connection is not affected. */
public final class Http2StreamException extends Http2Exception {

    private static final long serialVersionUID = 1L;

    /** Which stream. */
    private final int streamId;

    /**
     * An error of one stream.
     *
     * @param streamId which stream, 1 to 2^31-1
     * @param errorCode what the peer is told
     * @param message what happened, for people
     */
    public Http2StreamException(int streamId, ErrorCode errorCode, String message) {
        super(errorCode, message);
        this.streamId = streamId;
    }

    /**
     * Which stream.
     *
     * @return the stream's id
     */
    public int streamId() {
        return streamId;
    }
}
