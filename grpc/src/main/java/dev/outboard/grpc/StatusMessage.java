package dev.outboard.grpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The value of {@code grpc-message}: UTF-8, of which all but printable ASCII, and the percent sign, is percent-encoded. */
final class StatusMessage {

    private static final String HEX = "0123456789ABCDEF";

    private StatusMessage() {}

    static String encode(String message) {
        for (int i = 0; i < message.length(); i++) {
            if (!isPlain(message.charAt(i))) {
                return encodeFrom(i, message);
            }
        }
        return message;
    }

    private static String encodeFrom(int plain, String message) {
        StringBuilder encoded = new StringBuilder(message.length() + 16).append(message, 0, plain);
        for (byte octet : message.substring(plain).getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            if (isPlain(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c <= '~' && c != '%';
    }

    /** The message; what is not well encoded is taken as it stands, for a damaged message is better than none. */
    static String decode(String encoded) {
        int escape = encoded.indexOf('%');
        if (escape < 0) {
            return isAscii(encoded) ? encoded : utf8(encoded.getBytes(StandardCharsets.ISO_8859_1));
        }
        byte[] octets = encoded.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(octets.length);
        decoded.write(octets, 0, escape);
        for (int i = escape; i < octets.length; i++) {
            int value = octets[i] == '%' && i + 2 < octets.length ? hexValue(octets[i + 1], octets[i + 2]) : -1;
            if (value >= 0) {
                decoded.write(value);
                i += 2;
            } else {
                decoded.write(octets[i]);
            }
        }
        return decoded.toString(StandardCharsets.UTF_8);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    private static String utf8(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }

    private static int hexValue(byte high, byte low) {
        int h = Character.digit((char) high, 16);
        int l = Character.digit((char) low, 16);
        return h < 0 || l < 0 ? -1 : 16 * h + l;
    }
}
