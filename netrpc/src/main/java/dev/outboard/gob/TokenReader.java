package dev.outboard.gob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads tokens from the bytes of a message; see {@link TokenWriter} for the format. */
final class TokenReader {

    private byte[] bytes = {};
    private int at;
    private int end;

    void reset(byte[] newBytes, int from, int to) {
        bytes = newBytes;
        at = from;
        end = to;
    }

    int position() {
        return at;
    }

    int remaining() {
        return end - at;
    }

    /** The bytes from a position on. */
    byte[] copyFrom(int from) {
        return Arrays.copyOfRange(bytes, from, end);
    }

    long unsigned() throws GobFormatException {
        if (at >= end) {
            throw truncated();
        }
        int first = bytes[at++];
        if (first >= 0) {
            return first;
        }
        int count = -first;
        if (count > 8) {
            throw new GobFormatException("a number cannot have " + count + " bytes");
        }
        if (count > end - at) {
            throw truncated();
        }
        long number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 8 | (bytes[at++] & 0xff);
        }
        return number;
    }

    long signed() throws GobFormatException {
        long bits = unsigned();
        return (bits >>> 1) ^ -(bits & 1);
    }

    double floating() throws GobFormatException {
        return Double.longBitsToDouble(Long.reverseBytes(unsigned()));
    }

    byte[] octets() throws GobFormatException {
        int length = length();
        byte[] octets = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return octets;
    }

    String text() throws GobFormatException {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    void skipOctets() throws GobFormatException {
        int length = length();
        at += length;
    }

    /** How many elements follow. Each takes a byte at least, but perhaps not of this message: room is made as they come. */
    int count() throws GobFormatException {
        long count = unsigned();
        if (count < 0 || count > Integer.MAX_VALUE - 16) {
            throw new GobFormatException("there cannot be " + Long.toUnsignedString(count) + " elements");
        }
        return (int) count;
    }

    /** The same for an array, whose type says it as well. */
    int count(GobType.Array array) throws GobFormatException {
        int count = count();
        if (count != array.length()) {
            throw new GobFormatException("there are " + count + " elements in " + array);
        }
        return count;
    }

    /**
     * The index of the next field in a struct's value, or -1 at its end. Each is sent as the distance from the one before, and a zero ends
     * them.
     */
    int nextField(GobType.Struct struct, int previous) throws GobFormatException {
        long distance = unsigned();
        if (distance == 0) {
            return -1;
        }
        if (distance < 0 || distance >= struct.fields().size() - previous) {
            throw new GobFormatException(
                    "there is no field number " + Long.toUnsignedString(previous + distance) + " in " + struct);
        }
        return previous + (int) distance;
    }

    private int length() throws GobFormatException {
        long length = unsigned();
        if (length < 0 || length > end - at) {
            throw new GobFormatException("a string of " + Long.toUnsignedString(length) + " bytes is longer than the "
                    + (end - at) + " bytes that are left of its message");
        }
        return (int) length;
    }

    private static GobFormatException truncated() {
        return new GobFormatException("the message ends inside a value");
    }
}
