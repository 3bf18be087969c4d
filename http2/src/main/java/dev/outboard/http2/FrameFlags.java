package dev.outboard.http2;

/**
 * Frame flags (RFC 9113, section 6). A bit means what its frame's type says:
 *
 * <pre>
 *                 7 6 5 4 3 2 1 0
 *                +-+-+-+-+-+-+-+-+
 * DATA           | | | | |P| | |S|    S END_STREAM
 * HEADERS        | | |R| |P|H| |S|    H END_HEADERS
 * PUSH_PROMISE   | | | | |P|H| | |    P PADDED
 * CONTINUATION   | | | | | |H| | |    R PRIORITY
 * SETTINGS, PING | | | | | | | |A|    A ACK
 *                +-+-+-+-+-+-+-+-+
 * </pre>
 *
 * All other bits are ignored when received and 0 when sent.
 */
final class FrameFlags {

    static final int NONE = 0x0;
    static final int ACK = 0x1;
    static final int END_STREAM = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    private FrameFlags() {}

    static boolean has(int flags, int flag) {
        return (flags & flag) != 0;
    }

    /** The names of the flags that mean something for the type, joined by bars; empty when there is none. */
    static String names(int type, int flags) {
        StringBuilder text = new StringBuilder();
        switch (type) {
            case FrameType.DATA -> {
                append(text, flags, END_STREAM, "END_STREAM");
                append(text, flags, PADDED, "PADDED");
            }
            case FrameType.HEADERS -> {
                append(text, flags, END_STREAM, "END_STREAM");
                append(text, flags, END_HEADERS, "END_HEADERS");
                append(text, flags, PADDED, "PADDED");
                append(text, flags, PRIORITY, "PRIORITY");
            }
            case FrameType.PUSH_PROMISE -> {
                append(text, flags, END_HEADERS, "END_HEADERS");
                append(text, flags, PADDED, "PADDED");
            }
            case FrameType.CONTINUATION -> append(text, flags, END_HEADERS, "END_HEADERS");
            case FrameType.SETTINGS, FrameType.PING -> append(text, flags, ACK, "ACK");
            default -> {
                if (flags != 0) {
                    text.append("0x").append(Integer.toHexString(flags));
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, int flags, int flag, String name) {
        if (has(flags, flag)) {
            text.append(text.isEmpty() ? "" : "|").append(name);
        }
    }
}
