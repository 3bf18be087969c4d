package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;

/** An endless sequence of bytes in which every place is recognised, so that loss, doubling and disorder show. */
public final class Bytes {

    private static final int PERIOD = 251;
    private static final int CHUNK = 64 * 1024;
    private static final byte[] SEQUENCE = new byte[CHUNK + PERIOD];

    static {
        for (int i = 0; i < SEQUENCE.length; i++) {
            SEQUENCE[i] = (byte) (i % PERIOD);
        }
    }

    private Bytes() {}

    /** The part of the sequence that starts at a place; at most 64 KiB. */
    public static ByteBuffer at(long place, int length) {
        return ByteBuffer.wrap(SEQUENCE, (int) (place % PERIOD), length).slice();
    }

    /** Writes the first {@code total} bytes of the sequence in pieces. */
    public static void write(Connection to, long total, int piece) throws IOException {
        ByteBuffer direct = ByteBuffer.allocateDirect(SEQUENCE.length).put(SEQUENCE);
        for (long place = 0; place < total; ) {
            int length = (int) Math.min(Math.min(piece, CHUNK), total - place);
            int start = (int) (place % PERIOD);
            to.write(direct.limit(start + length).position(start));
            place += length;
        }
    }

    /** Reads and checks the first {@code total} bytes of the sequence, at most {@code piece} at a time. */
    public static void expect(Connection from, long total, int piece) throws IOException {
        expectFrom(from, 0, total, piece);
    }

    /** As {@link #expect}, for {@code total} bytes from a place on. */
    public static void expectFrom(Connection from, long start, long total, int piece) throws IOException {
        ByteBuffer target = ByteBuffer.allocateDirect(Math.min(piece, CHUNK));
        long place = start;
        while (place < start + total) {
            target.clear().limit((int) Math.min(target.capacity(), start + total - place));
            int count = from.read(target);
            assertThat(count).as("bytes read at %d of %d", place - start, total).isPositive();
            assertThat(target.position()).isEqualTo(count);
            assertSequence(target.flip(), place);
            place += count;
        }
    }

    /** Checks that these bytes are the part of the sequence that starts at a place. */
    public static void assertSequence(ByteBuffer bytes, long place) {
        int difference = bytes.mismatch(at(place, bytes.remaining()));
        if (difference >= 0) {
            throw new AssertionError("byte " + (place + difference) + " is " + bytes.get(difference) + " instead of "
                    + SEQUENCE[(int) ((place + difference) % PERIOD)]);
        }
    }

    /** Reads to the end, and says how many bytes of the sequence came before it. */
    public static long expectToTheEnd(Connection from) throws IOException {
        ByteBuffer target = ByteBuffer.allocateDirect(CHUNK);
        long place = 0;
        while (from.read(target.clear()) >= 0) {
            assertSequence(target.flip(), place);
            place += target.limit();
        }
        return place;
    }
}
