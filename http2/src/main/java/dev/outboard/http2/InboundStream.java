package dev.outboard.http2;

/** What has come on a stream so far, to check what comes next. Belongs to the reader. */
final class InboundStream {

    private final boolean mayHaveContent;
    private boolean headersSeen;
    private long contentLeft = HeaderRules.UNKNOWN_LENGTH;

    /** Whether the stream is among those to be told of the end of the batch. */
    boolean touched;

    /**
     * What comes on a stream.
     *
     * @param mayHaveContent false for the response to HEAD, whose content-length does not describe its body
     */
    InboundStream(boolean mayHaveContent) {
        this.mayHaveContent = mayHaveContent;
    }

    boolean headersSeen() {
        return headersSeen;
    }

    /** The headers that open this half have come, complete and well-formed. */
    void onHeaders(int streamId, Headers headers) throws Http2StreamException {
        headersSeen = true;
        long contentLength = HeaderRules.contentLength(streamId, headers);
        if (mayHaveContent && !"304".equals(headers.get(":status"))) {
            contentLeft = contentLength;
        }
    }

    /** Bytes of the body have come. */
    void onData(int streamId, int bytes) throws Http2StreamException {
        if (contentLeft == HeaderRules.UNKNOWN_LENGTH) {
            return;
        }
        if (bytes > contentLeft) {
            throw violation(streamId, "more octets than its content-length says");
        }
        contentLeft -= bytes;
    }

    /** The half has ended. */
    void onEnd(int streamId) throws Http2StreamException {
        if (contentLeft > 0) {
            throw violation(streamId, contentLeft + " octets less than its content-length says");
        }
    }

    private static Http2StreamException violation(int streamId, String what) {
        return new Http2StreamException(
                streamId, ErrorCode.PROTOCOL_ERROR, "The peer sent stream " + streamId + " with " + what + ".");
    }
}
