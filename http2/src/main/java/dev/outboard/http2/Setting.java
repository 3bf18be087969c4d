package dev.outboard.http2;

/**
 * One entry of a SETTINGS frame.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-------------------------------+
 * |        Identifier (16)        |
 * +-------------------------------+-------------------------------+
 * |                           Value (32)                          |
 * +---------------------------------------------------------------+
 * </pre>
 *
 * @param id one of the constants here
 * @param value unsigned 32 bits
 */
record Setting(int id, int value) {

    static final int SIZE = 6;

    static final int HEADER_TABLE_SIZE = 0x1;
    static final int ENABLE_PUSH = 0x2;
    static final int MAX_CONCURRENT_STREAMS = 0x3;
    static final int INITIAL_WINDOW_SIZE = 0x4;
    static final int MAX_FRAME_SIZE = 0x5;
    static final int MAX_HEADER_LIST_SIZE = 0x6;

    static boolean isKnown(int id) {
        return id >= HEADER_TABLE_SIZE && id <= MAX_HEADER_LIST_SIZE;
    }

    static String name(int id) {
        return switch (id) {
            case HEADER_TABLE_SIZE -> "HEADER_TABLE_SIZE";
            case ENABLE_PUSH -> "ENABLE_PUSH";
            case MAX_CONCURRENT_STREAMS -> "MAX_CONCURRENT_STREAMS";
            case INITIAL_WINDOW_SIZE -> "INITIAL_WINDOW_SIZE";
            case MAX_FRAME_SIZE -> "MAX_FRAME_SIZE";
            case MAX_HEADER_LIST_SIZE -> "MAX_HEADER_LIST_SIZE";
            default -> "0x" + Integer.toHexString(id);
        };
    }

    /** Fails unless the value is in the range that RFC 9113, section 6.5.2 gives it. */
    void check() throws Http2ConnectionException {
        if (id == ENABLE_PUSH && value != 0 && value != 1) {
            throw outOfRange(ErrorCode.PROTOCOL_ERROR, "0 or 1");
        }
        if (id == INITIAL_WINDOW_SIZE && value < 0) {
            throw outOfRange(ErrorCode.FLOW_CONTROL_ERROR, "at most 2147483647");
        }
        if (id == MAX_FRAME_SIZE && (value < Settings.MIN_MAX_FRAME_SIZE || value > Settings.MAX_MAX_FRAME_SIZE)) {
            throw outOfRange(ErrorCode.PROTOCOL_ERROR, "16384 to 16777215");
        }
    }

    private Http2ConnectionException outOfRange(ErrorCode code, String range) {
        return new Http2ConnectionException(
                code,
                "The peer set " + name(id) + " to " + Integer.toUnsignedString(value) + "; allowed is " + range + ".");
    }
}
