package dev.outboard.contract.runtime;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Text as protobuf has it. Halves of surrogate pairs are refused, where the JDK's own encoder writes a question mark. */
final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * How many bytes a text takes.
     *
     * @throws IllegalArgumentException when a surrogate is alone, or the text is too long for an array
     */
    static int length(String text) {
        long length = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                length += c < 0x800 ? 1 : 2;
                if (Character.isSurrogate(c)) {
                    checkPair(text, i);
                    // Two chars of one byte each are in already; the pair takes four.
                    i++;
                }
            }
        }
        if (length > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("A text of " + length + " bytes is longer than a message can be");
        }
        return (int) length;
    }

    private static void checkPair(String text, int index) {
        boolean pair = Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
        if (!pair) {
            throw new IllegalArgumentException(
                    "A text has half of a surrogate pair at index " + index + ", which is no Unicode");
        }
    }

    /**
     * Reads a text, without an array in between.
     *
     * @throws MalformedMessageException when it is no UTF-8
     */
    static String decode(byte[] source, int offset, int length) {
        String text = new String(source, offset, length, StandardCharsets.UTF_8);
        // The JDK's decoder puts this character in the place of what it cannot read; it may have been there, too.
        if (text.indexOf(REPLACEMENT) >= 0) {
            byte[] again = text.getBytes(StandardCharsets.UTF_8);
            if (!Arrays.equals(again, 0, again.length, source, offset, offset + length)) {
                throw new MalformedMessageException("A text in it is no UTF-8", null);
            }
        }
        return text;
    }

    /** Writes a text whose length was computed before. */
    static void encode(String text, byte[] target, int offset) {
        int position = offset;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                target[position++] = (byte) c;
            } else if (c < 0x800) {
                target[position++] = (byte) (0xc0 | (c >> 6));
                target[position++] = continuation(c);
            } else if (Character.isSurrogate(c)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                target[position++] = (byte) (0xf0 | (point >> 18));
                target[position++] = continuation(point >> 12);
                target[position++] = continuation(point >> 6);
                target[position++] = continuation(point);
            } else {
                target[position++] = (byte) (0xe0 | (c >> 12));
                target[position++] = continuation(c >> 6);
                target[position++] = continuation(c);
            }
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | (bits & 0x3f));
    }
}
