package dev.outboard.gob;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes messages of tokens into a buffer. The format of a number: below 128 one byte; else the negated count of the bytes that follow, and
 * these, the highest first.
 */
final class TokenWriter {

    /** A count of at most eight bytes and the byte before it. */
    private static final int MAX_NUMBER = 9;

    /** What is larger was for one large value. */
    private static final int MAX_KEPT = 1 << 16;

    /** Bytes from so many on are not copied, but sent from where they are. */
    private static final int LARGE = 1 << 15;

    private static final int MAX_SIZE = Integer.MAX_VALUE - 16;

    private byte[] bytes = new byte[256];
    private int size;

    /** What is to be sent between the bytes, in their order. */
    private final List<Insert> inserts = new ArrayList<>(0);

    /**
     * Bytes of somebody else's.
     *
     * @param at before which of the buffer's bytes they belong
     */
    @SuppressWarnings("ArrayRecordComponent") // Never compared, and never changed here.
    private record Insert(int at, byte[] octets) {}

    void clear() {
        size = 0;
        inserts.clear();
        if (bytes.length > MAX_KEPT) {
            bytes = new byte[256];
        }
    }

    void unsigned(long number) throws GobValueException {
        reserve(MAX_NUMBER);
        if ((number & ~0x7fL) == 0) {
            bytes[size++] = (byte) number;
            return;
        }
        int count = byteCount(number);
        bytes[size++] = (byte) -count;
        for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (number >>> shift);
        }
    }

    private static int byteCount(long number) {
        return (71 - Long.numberOfLeadingZeros(number)) >>> 3;
    }

    /** The lowest bit says whether the others are to be complemented. */
    void signed(long number) throws GobValueException {
        unsigned((number << 1) ^ (number >> 63));
    }

    /** The bytes are reversed, for the low ones are often zero. */
    void floating(double number) throws GobValueException {
        unsigned(Long.reverseBytes(Double.doubleToRawLongBits(number)));
    }

    void octets(byte[] octets) throws GobValueException {
        unsigned(octets.length);
        if (octets.length >= LARGE) {
            inserts.add(new Insert(size, octets));
            return;
        }
        reserve(octets.length);
        System.arraycopy(octets, 0, bytes, size, octets.length);
        size += octets.length;
    }

    void text(String text) throws GobValueException {
        octets(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Leaves room before a message for its length, which {@link #endMessage} writes. */
    int beginMessage() throws GobValueException {
        reserve(MAX_NUMBER);
        int start = size;
        size += MAX_NUMBER;
        return start;
    }

    /** Puts the length before the message that began there, and closes the gap. */
    void endMessage(int start) throws GobValueException {
        int from = start + MAX_NUMBER;
        int length = size - from;
        size = start;
        unsigned(length + insertedFrom(from));
        System.arraycopy(bytes, from, bytes, size, length);
        moveInserts(from, size - from);
        size += length;
    }

    private long insertedFrom(int from) throws GobValueException {
        long length = 0;
        for (int i = inserts.size() - 1; i >= 0 && inserts.get(i).at >= from; i--) {
            length += inserts.get(i).octets.length;
        }
        if (length > MAX_SIZE - size) {
            throw tooLong();
        }
        return length;
    }

    private void moveInserts(int from, int by) {
        for (int i = inserts.size() - 1; i >= 0 && inserts.get(i).at >= from; i--) {
            inserts.set(i, new Insert(inserts.get(i).at + by, inserts.get(i).octets));
        }
    }

    /** Ends the one message in the buffer and passes it on, without moving it. */
    void sendMessage(OutputStream output) throws IOException {
        int end = size;
        long length = end - MAX_NUMBER + insertedFrom(MAX_NUMBER);
        size = 0;
        unsigned(length);
        int start = MAX_NUMBER - size;
        System.arraycopy(bytes, 0, bytes, start, size);
        send(output, start, end);
    }

    void send(OutputStream output) throws IOException {
        send(output, 0, size);
    }

    private void send(OutputStream output, int from, int to) throws IOException {
        int sent = from;
        for (Insert insert : inserts) {
            output.write(bytes, sent, insert.at - sent);
            output.write(insert.octets, 0, insert.octets.length);
            sent = insert.at;
        }
        output.write(bytes, sent, to - sent);
        // Nobody else's bytes are kept.
        inserts.clear();
    }

    private void reserve(int count) throws GobValueException {
        if (bytes.length - size >= count) {
            return;
        }
        if (count > MAX_SIZE - size) {
            throw tooLong();
        }
        bytes = Arrays.copyOf(bytes, (int) Math.min(MAX_SIZE, Math.max(size + count, bytes.length * 2L)));
    }

    private static GobValueException tooLong() {
        return new GobValueException("the value is longer than a message can be (2 GiB)");
    }
}
