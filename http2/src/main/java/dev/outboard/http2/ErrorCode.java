package dev.outboard.http2;

/** Why a stream was reset or a connection ended (RFC 9113, section 7). */
public enum ErrorCode {
    /** Graceful shutdown, or a stream no longer wanted without an error. */
    NO_ERROR(0x0),
    /** The peer broke the protocol in a way that no other code names. */
    PROTOCOL_ERROR(0x1),
    /** Something failed inside the endpoint. */
    INTERNAL_ERROR(0x2),
    /** The peer sent more than its window allowed. */
    FLOW_CONTROL_ERROR(0x3),
    /** Settings were not acknowledged in time. */
    SETTINGS_TIMEOUT(0x4),
    /** A frame came for a stream that was half-closed. */
    STREAM_CLOSED(0x5),
    /** A frame had a wrong size. */
    FRAME_SIZE_ERROR(0x6),
    /** The stream was refused before anything was done for it; it is safe to try again. */
    REFUSED_STREAM(0x7),
    /** The stream is no longer needed. */
    CANCEL(0x8),
    /** The header compression context can no longer be kept. */
    COMPRESSION_ERROR(0x9),
    /** A connection made by CONNECT was reset. */
    CONNECT_ERROR(0xa),
    /** The peer behaves in a way that would cost too much. */
    ENHANCE_YOUR_CALM(0xb),
    /** The transport's security is not good enough. */
    INADEQUATE_SECURITY(0xc),
    /** The peer wants HTTP/1.1. */
    HTTP_1_1_REQUIRED(0xd);

    private static final ErrorCode[] BY_CODE = values();

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    /**
     * The code for a number off the wire.
     *
     * @param code the number, as an unsigned 32-bit value
     * @return the code, or {@link #INTERNAL_ERROR} for an unknown number, as RFC 9113 allows
     */
    public static ErrorCode of(int code) {
        return code >= 0 && code < BY_CODE.length ? BY_CODE[code] : INTERNAL_ERROR;
    }

    /**
     * The number on the wire.
     *
     * @return 0 to 13
     */
    public int code() {
        return code;
    }
}
