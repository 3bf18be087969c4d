package dev.outboard.http2;

/** The connection cannot go on (RFC 9113, section 5.4.1): it ends with GOAWAY and the error code. */
public final class Http2ConnectionException extends Http2Exception {

    private static final long serialVersionUID = 1L;

    /**
     * An error of the whole connection.
     *
     * @param errorCode what the peer is told
     * @param message what happened, for people
     */
    public Http2ConnectionException(ErrorCode errorCode, String message) {
        super(errorCode, message);
    }
}
