package dev.outboard.yamux;

import dev.outboard.internal.send.Outbound;
import dev.outboard.net.Deadline;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What goes to the peer on one stream: how much it takes, and what waits for the session's connection. */
final class StreamOutput {

    /** One piece of data fills one write. */
    private static final int PIECE = Outbound.BUFFER_SIZE - FrameHeader.SIZE;

    /** How much may wait: one piece that is being written, and the next one. */
    private static final int MOST_QUEUED = 2 * PIECE;

    private static final long LARGEST_WINDOW = 0xFFFF_FFFFL;

    private final SessionCore session;

    /** How much the peer takes; the session's reader adds, the user's thread subtracts. */
    private final AtomicLong credit = new AtomicLong(FrameHeader.INITIAL_WINDOW);

    /** What was submitted and not written; the user's thread adds, the holder of the flush role subtracts. */
    private final AtomicInteger queued = new AtomicInteger();

    private final Waiter writer = new Waiter();

    /** What of it is in the session's buffer; of the holder of the flush role. */
    private int inBuffer;

    private volatile boolean dropped;

    StreamOutput(SessionCore session) {
        this.session = session;
    }

    /** Submits as much as there is credit and room for; what is written at once makes room for more. The user's thread. */
    void submitWhatFits(YamuxStream stream, ByteBuffer source) {
        while (source.hasRemaining() && room() > 0) {
            while (source.hasRemaining() && room() > 0) {
                submitPiece(stream, source);
            }
            session.flush();
        }
    }

    private void submitPiece(YamuxStream stream, ByteBuffer source) {
        int length = (int) Math.min(Math.min(source.remaining(), PIECE), room());
        byte[] piece = new byte[length];
        source.get(piece);
        credit.addAndGet(-length);
        queued.addAndGet(length);
        session.submit(new YamuxOp.Data(stream, piece));
    }

    private long room() {
        return Math.min(credit.get(), MOST_QUEUED - queued.get());
    }

    boolean hasRoom() {
        return room() > 0;
    }

    /** Whether everything that was submitted is written. */
    boolean isWritten() {
        return queued.get() == 0;
    }

    /** Waits until the condition holds, of whose change {@link #wake} tells; false when the deadline came first. */
    boolean await(BooleanSupplier condition, Deadline deadline) {
        return writer.await(condition, deadline);
    }

    void wake() {
        writer.wake();
    }

    /** The peer takes more. The session's reader. */
    void addCredit(long delta, int streamId) throws YamuxProtocolException {
        if (delta == 0) {
            return;
        }
        long now = credit.addAndGet(delta);
        if (now > LARGEST_WINDOW) {
            throw new YamuxProtocolException("The peer made the window of stream " + Integer.toUnsignedString(streamId)
                    + " larger than 2^32-1 bytes: " + now + ".");
        }
        writer.wake();
    }

    /** What is not yet written is of no use any more. */
    void drop() {
        dropped = true;
    }

    // What the holder of the flush role does.

    boolean isDropped() {
        return dropped;
    }

    /** Data is in the session's buffer; returns whether it is the first since the last write. */
    boolean addToBuffer(int bytes) {
        boolean first = inBuffer == 0;
        inBuffer += bytes;
        return first;
    }

    /** What was in the session's buffer is written. */
    void onWritten() {
        queued.addAndGet(-inBuffer);
        inBuffer = 0;
        writer.wake();
    }
}
