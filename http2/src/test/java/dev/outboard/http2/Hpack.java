package dev.outboard.http2;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Header blocks as hex digits. */
final class Hpack {

    private Hpack() {}

    static String encode(HpackEncoder encoder, Headers headers) {
        OctetBuffer block = new OctetBuffer();
        encoder.encode(headers, block);
        return HexFormat.of().formatHex(block.array(), 0, block.length());
    }

    static @Nullable Headers decode(HpackDecoder decoder, String hex) throws Http2ConnectionException {
        byte[] block = bytes(hex);
        return decoder.decode(block, 0, block.length);
    }

    /** Octets from hex digits, which may be grouped by blanks. */
    static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
}
