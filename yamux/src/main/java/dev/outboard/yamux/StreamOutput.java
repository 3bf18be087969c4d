package dev.outboard.yamux;

import dev.outboard.net.Deadline;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** What goes to the peer on one stream: how much it takes, and what waits for the session's connection. */
final class StreamOutput {

    /** What most write at a time; with its header it fills one write. */
    private static final int PIECE = 64 * 1024;

    /** How much may wait. More than a piece, because each time that a thread has to wait and is woken costs as much as a piece. */
    private static final int MOST_QUEUED = 4 * PIECE;

    private static final long LARGEST_WINDOW = 0xFFFF_FFFFL;

    private final SessionCore session;
    private final QueueBudget budget;

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
        this.budget = session.budget();
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
        budget.take(length);
        session.submit(new YamuxOp.Data(stream, piece));
    }

    private long room() {
        return Math.min(credit.get(), (budget.isExceeded() ? PIECE : MOST_QUEUED) - queued.get());
    }

    /**
     * Waits until the peer takes more and what was submitted is written, so that a thread that writes on and on waits once for
     * several pieces; or for a change of which {@link #wake} tells.
     *
     * @return false when the deadline came first
     */
    boolean awaitRoom(BooleanSupplier change, Deadline deadline) {
        return writer.await(() -> (credit.get() > 0 && queued.get() == 0) || change.getAsBoolean(), deadline);
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
        if (queued.get() == 0) {
            writer.wake();
        }
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
        removed(inBuffer);
        inBuffer = 0;
    }

    /** So much of what was submitted is in nobody's way any more. */
    void removed(int bytes) {
        budget.giveBack(bytes);
        if (queued.addAndGet(-bytes) == 0) {
            writer.wake();
        }
    }
}
