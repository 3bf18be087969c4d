package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** How an HTTP/2 connection begins (RFC 9113, section 3.4), and what else may come instead. */
final class Preface {

    private static final byte[] CLIENT = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    static final int LENGTH = CLIENT.length;

    private static final int SHOWN = 24;
    private static final int TLS_ALERT = 0x15;
    private static final int TLS_HANDSHAKE = 0x16;
    private static final int TLS_MAJOR_VERSION = 0x03;
    private static final int TYPE_OFFSET = 3;

    private Preface() {}

    /** Writes a client's first octets; needs {@link #LENGTH}. */
    static void write(ByteBuffer target) {
        target.put(CLIENT);
    }

    /**
     * Looks at what a client has sent first.
     *
     * @param input the connection's octets from the first one on, not moved
     * @return what is wrong with them, null when nothing is as far as they go
     */
    static @Nullable String wrongInClient(ByteBuffer input) {
        int length = Math.min(input.remaining(), LENGTH);
        for (int i = 0; i < length; i++) {
            if (input.get(input.position() + i) != CLIENT[i]) {
                return describe(input);
            }
        }
        return null;
    }

    /**
     * Looks at the header of the first frame, which must be SETTINGS and no acknowledgement.
     *
     * @param input the octets of the peer's first frame, not moved; at least {@link FrameReader#HEADER_SIZE}
     * @return what is wrong with them, or null
     */
    static @Nullable String wrongInFirstFrame(ByteBuffer input) {
        int start = input.position();
        boolean settings = input.get(start + TYPE_OFFSET) == FrameType.SETTINGS
                && (input.get(start + TYPE_OFFSET + 1) & FrameFlags.ACK) == 0
                && input.getInt(start + TYPE_OFFSET + 2) == 0;
        return settings ? null : describe(input);
    }

    /** Says what octets look like that are not HTTP/2. */
    static String describe(ByteBuffer input) {
        byte[] octets = new byte[Math.min(SHOWN, input.remaining())];
        input.get(input.position(), octets);
        String text = new String(octets, StandardCharsets.ISO_8859_1);
        if (text.startsWith("HTTP/1.")
                || text.matches("(?s)(GET|HEAD|POST|PUT|DELETE|CONNECT|OPTIONS|TRACE|PATCH) .*")) {
            return "speaks HTTP/1.1: it begins with '"
                    + text.lines().findFirst().orElse("") + "'";
        }
        if (octets.length >= 2
                && (octets[0] == TLS_HANDSHAKE || octets[0] == TLS_ALERT)
                && octets[1] == TLS_MAJOR_VERSION) {
            return "speaks TLS, which this side does not expect here";
        }
        return "begins with "
                + (printable(octets)
                        ? "'" + text + "'"
                        : HexFormat.ofDelimiter(" ").formatHex(octets));
    }

    private static boolean printable(byte[] octets) {
        for (byte octet : octets) {
            if ((octet < ' ' || octet > '~') && octet != '\r' && octet != '\n') {
                return false;
            }
        }
        return true;
    }
}
