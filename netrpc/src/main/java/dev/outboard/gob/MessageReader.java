package dev.outboard.gob;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;

/**
 * Cuts a stream into messages, each after its length. Memory for a message is taken as its bytes come, never because a length says so.
 *
 * <p>A value may take several messages, where types are defined in its middle. They are kept, so that a value that
 * does not fit can be read again from its beginning, to skip it.
 */
final class MessageReader {

    private static final int FIRST_ROOM = 512;
    private static final int READ_AHEAD = 8192;

    /** What is larger was for one large message. */
    private static final int MAX_KEPT = 1 << 16;

    private final InputStream input;
    private final long maxMessage;
    private final TokenReader tokens = new TokenReader();

    /** Bytes that came: the current message, and perhaps what follows it, up to {@link #filled}. */
    private byte[] buffer = new byte[FIRST_ROOM];
    /** Where the next message's length begins. */
    private int next;

    private int filled;

    /** Where the current value begins in the current message, while that holds its beginning. */
    private int valueStart;
    /** Earlier messages of the current value, from its beginning. */
    private final List<byte[]> earlier = new ArrayList<>();
    /** What is read again before the stream goes on. */
    private final Queue<byte[]> replay = new ArrayDeque<>();

    private long valueLength;

    MessageReader(InputStream input, long maxMessage) {
        this.input = input;
        this.maxMessage = maxMessage;
    }

    TokenReader tokens() {
        return tokens;
    }

    /** Goes to the first message of the next value, and says false at the end of the stream. */
    boolean first() throws IOException {
        earlier.clear();
        replay.clear();
        valueLength = 0;
        if (next == filled && !fill(1)) {
            return false;
        }
        load();
        return true;
    }

    /** Goes to a further message of the same value. */
    void another() throws IOException {
        byte[] again = replay.poll();
        if (again != null) {
            tokens.reset(again, 0, again.length);
            return;
        }
        load();
    }

    /** The current value begins here. */
    void markValue() {
        valueStart = tokens.position();
    }

    /** Goes to a further message of the current value, and keeps this one. */
    void anotherOfValue() throws IOException {
        boolean live = replay.isEmpty();
        if (live) {
            earlier.add(tokens.copyFrom(valueStart));
            valueStart = -1;
        }
        another();
        if (live) {
            valueStart = tokens.position();
        }
    }

    /** Goes back to where the current value begins. */
    void rewind() {
        byte[] last = tokens.copyFrom(valueStart);
        replay.addAll(earlier);
        replay.add(last);
        byte[] first = replay.remove();
        tokens.reset(first, 0, first.length);
        valueStart = 0;
        earlier.clear();
    }

    private void load() throws IOException {
        int length = length();
        if (filled - next < length) {
            collect(length);
        }
        tokens.reset(buffer, next, next + length);
        next += length;
    }

    private int length() throws IOException {
        int first = octet();
        long length = first;
        if (first > 0x7f) {
            int count = 256 - first;
            if (count > 8) {
                throw new GobFormatException("the length of a message cannot have " + count + " bytes");
            }
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | octet();
            }
        }
        valueLength += length;
        if (length < 0 || length > Integer.MAX_VALUE - 16 || valueLength < 0 || valueLength > maxMessage) {
            throw new GobFormatException("a message of " + Long.toUnsignedString(length)
                    + " bytes is longer than the limit of " + maxMessage);
        }
        return (int) length;
    }

    private int octet() throws IOException {
        if (next == filled && !fill(1)) {
            throw truncated();
        }
        return buffer[next++] & 0xff;
    }

    /** Has the whole message in the buffer. */
    private void collect(int length) throws IOException {
        while (filled - next < length) {
            if (!fill(length)) {
                throw truncated();
            }
        }
    }

    /** Reads what is there, at least a byte, making room for up to a count of bytes from the current position. */
    private boolean fill(int wanted) throws IOException {
        if (next == filled && buffer.length > MAX_KEPT) {
            buffer = new byte[READ_AHEAD];
            next = 0;
            filled = 0;
        }
        makeRoom(wanted);
        int count = input.read(buffer, filled, buffer.length - filled);
        filled += Math.max(0, count);
        if (filled == FIRST_ROOM && buffer.length == FIRST_ROOM) {
            // There is more than a few small messages.
            buffer = Arrays.copyOf(buffer, READ_AHEAD);
        }
        return count > 0;
    }

    private void makeRoom(int wanted) {
        if (next > 0) {
            System.arraycopy(buffer, next, buffer, 0, filled - next);
            filled -= next;
            next = 0;
        }
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, (int) Math.min(wanted, buffer.length * 4L));
        }
    }

    private static GobFormatException truncated() {
        return new GobFormatException("the stream ends inside a message");
    }

    static EOFException ended() {
        return new EOFException("the stream has ended");
    }
}
