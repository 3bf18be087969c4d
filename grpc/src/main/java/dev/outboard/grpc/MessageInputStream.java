package dev.outboard.grpc;

import io.grpc.KnownLength;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of one message, in the pieces in which they arrived. Belongs to one reader, who gets the only piece of a message
 * itself, not a copy, from {@link #readAllBytes}.
 */
final class MessageInputStream extends InputStream implements KnownLength {

    private static final byte[] NOTHING = {};

    private @Nullable ArrayDeque<byte[]> further;
    private byte[] piece;
    private int position;
    private int remaining;

    /**
     * @param first the first piece, full
     * @param further the other pieces, in order, each full; null when there are none
     * @param length of all of them
     */
    MessageInputStream(byte[] first, @Nullable ArrayDeque<byte[]> further, int length) {
        this.piece = first;
        this.further = further;
        this.remaining = length;
    }

    static MessageInputStream of(byte[] message) {
        return new MessageInputStream(message, null, message.length);
    }

    @Override
    public int available() {
        return remaining;
    }

    @Override
    public int read() {
        if (remaining == 0) {
            return -1;
        }
        nextPieceIfDone();
        remaining--;
        return piece[position++] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (remaining == 0) {
            return -1;
        }
        int wanted = Math.min(length, remaining);
        int done = 0;
        while (done < wanted) {
            nextPieceIfDone();
            int part = Math.min(wanted - done, piece.length - position);
            System.arraycopy(piece, position, target, offset + done, part);
            position += part;
            done += part;
        }
        remaining -= done;
        return done;
    }

    @Override
    public byte[] readAllBytes() {
        if (position == 0 && piece.length == remaining) {
            byte[] whole = piece;
            close();
            return whole;
        }
        return readNBytes(remaining);
    }

    @Override
    public byte[] readNBytes(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("A number of bytes cannot be negative: " + length);
        }
        byte[] target = new byte[Math.min(length, remaining)];
        int unused = read(target, 0, target.length);
        return target;
    }

    @Override
    public long skip(long length) {
        int wanted = (int) Math.max(0, Math.min(length, remaining));
        int left = wanted;
        while (left > 0) {
            nextPieceIfDone();
            int part = Math.min(left, piece.length - position);
            position += part;
            left -= part;
        }
        remaining -= wanted;
        return wanted;
    }

    private void nextPieceIfDone() {
        while (position == piece.length) {
            piece = Objects.requireNonNull(further, "further").remove();
            position = 0;
        }
    }

    @Override
    public void close() {
        further = null;
        piece = NOTHING;
        position = 0;
        remaining = 0;
    }
}
