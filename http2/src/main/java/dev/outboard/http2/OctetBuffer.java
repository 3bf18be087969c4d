package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Octets that grow at the end; used again and again, so {@link #clear} lets go of unusually large storage. */
final class OctetBuffer {

    private static final int KEPT_CAPACITY = 64 * 1024;
    private static final int FIRST_CAPACITY = 256;

    private byte[] octets = new byte[FIRST_CAPACITY];
    private int length;

    /** The storage; valid up to {@link #length} and until the next growth. */
    byte[] array() {
        return octets;
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
        if (octets.length > KEPT_CAPACITY) {
            octets = new byte[FIRST_CAPACITY];
        }
    }

    /** Makes room for more octets, so that they can be written through {@link #array} and {@link #advance}. */
    void reserve(int more) {
        if (octets.length - length < more) {
            int needed = Math.addExact(length, more);
            octets = Arrays.copyOf(octets, (int) Math.max(needed, Math.min(2L * octets.length, Integer.MAX_VALUE - 8)));
        }
    }

    void advance(int count) {
        length += count;
    }

    void add(int octet) {
        reserve(1);
        octets[length++] = (byte) octet;
    }

    /** Adds the text's characters, which must be octets. */
    @SuppressWarnings("deprecation") // For Latin-1 this is a plain copy; the alternatives allocate or loop.
    void add(String text) {
        int count = text.length();
        reserve(count);
        text.getBytes(0, count, octets, length);
        length += count;
    }

    /** Takes all that remains in the source. */
    void add(ByteBuffer source) {
        int count = source.remaining();
        reserve(count);
        source.get(octets, length, count);
        length += count;
    }
}
