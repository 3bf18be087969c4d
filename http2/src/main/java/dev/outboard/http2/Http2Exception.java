package dev.outboard.http2;

import java.io.IOException;

/** A violation of HTTP/2, by either side, or a limit reached: of one stream, or of the whole connection. */
public abstract sealed class Http2Exception extends IOException permits Http2ConnectionException, Http2StreamException {

    private static final long serialVersionUID = 1L;

    /** What the peer is told. */
    private final ErrorCode errorCode;

    Http2Exception(ErrorCode errorCode, String message) {
        super(message);
        this.errorCode = errorCode;
    }

    /**
     * What the peer is told, in GOAWAY or RST_STREAM.
     *
     * @return the error code
     */
    public ErrorCode errorCode() {
        return errorCode;
    }
}
