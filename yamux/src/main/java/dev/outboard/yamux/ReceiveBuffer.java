package dev.outboard.yamux;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What was received and not read. One thread puts, one takes, without a lock. */
final class ReceiveBuffer {

    /** A chunk is as large as what comes at once, within these limits, so that small pieces share one. */
    private static final int SMALLEST = 512;

    private static final int LARGEST = 16 * 1024;

    private static final class Chunk {
        final byte[] bytes;

        /** Written before {@link #received}, which publishes it. */
        @Nullable
        Chunk next;

        Chunk(int size) {
            bytes = new byte[size];
        }
    }

    /** All bytes so far; written by who puts. */
    private volatile long received;

    // Of who puts.
    private Chunk tail;
    private int tailEnd;

    // Of who takes.
    private Chunk head;
    private int headStart;
    private volatile long taken;

    ReceiveBuffer() {
        head = new Chunk(0);
        tail = head;
    }

    /** Adds all that the source has. */
    void put(ByteBuffer source) {
        long total = received + source.remaining();
        while (source.hasRemaining()) {
            if (tailEnd == tail.bytes.length) {
                append(new Chunk(Math.max(SMALLEST, Math.min(source.remaining(), LARGEST))));
            }
            int part = Math.min(source.remaining(), tail.bytes.length - tailEnd);
            source.get(tail.bytes, tailEnd, part);
            tailEnd += part;
        }
        received = total;
    }

    private void append(Chunk chunk) {
        tail.next = chunk;
        tail = chunk;
        tailEnd = 0;
    }

    /** How many bytes are there. */
    long available() {
        return received - taken;
    }

    /** Takes what fits, and says how much that was. */
    int take(ByteBuffer target) {
        long before = taken;
        int count = (int) Math.min(received - before, target.remaining());
        int left = count;
        while (left > 0) {
            Chunk chunk = head;
            if (headStart == chunk.bytes.length && chunk.next != null) {
                head = chunk.next;
                headStart = 0;
                continue;
            }
            int part = Math.min(left, chunk.bytes.length - headStart);
            target.put(chunk.bytes, headStart, part);
            headStart += part;
            left -= part;
        }
        taken = before + count;
        return count;
    }
}
