package dev.outboard.yamux;

import dev.outboard.net.PushReceiver;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hands what comes on a stream over to a receiver. Any thread may say that there is something; one at a time hands over, and does
 * it for the others, too, which do not wait.
 */
final class StreamPush {

    private static final int PIECE = 16 * 1024;

    /** What has come and was not handed over. */
    interface Source {
        /** Takes what fits: 0 when nothing is there, -1 when nothing comes; fails when the stream is of no use any more. */
        int readNow(ByteBuffer target) throws IOException;

        /** Whether nothing is there, nor an end to be told. */
        boolean isEmpty();

        /** How many bytes are there. */
        long available();

        /** So much was handed over that was never here. */
        void passedBy(int bytes);
    }

    private final PushReceiver receiver;
    private final Source source;

    /** How often somebody has said that there is something since it was last looked at; 0 when nobody hands over. */
    private final AtomicInteger owed = new AtomicInteger();

    /** Of who hands over. */
    private boolean ended;

    StreamPush(PushReceiver receiver, Source source) {
        this.receiver = receiver;
        this.source = source;
    }

    /** Hands over what there is, or has it handed over by the thread that is at it. */
    void handOver() {
        if (owed.getAndIncrement() == 0) {
            handOverAll();
        }
    }

    /**
     * Hands over what has just come, without a copy, if nothing is before it and nobody hands over at the moment.
     *
     * @return whether it was handed over; if not, it has to be put where the source finds it
     */
    boolean handOver(ByteBuffer payload) {
        if (!owed.compareAndSet(0, 1)) {
            return false;
        }
        boolean direct = !ended && source.isEmpty();
        if (direct) {
            int count = payload.remaining();
            receiver.received(payload);
            source.passedBy(count);
        }
        if (owed.decrementAndGet() > 0) {
            handOverAll();
        }
        return direct;
    }

    private void handOverAll() {
        int seen;
        do {
            seen = owed.get();
            handOverPieces();
        } while (owed.addAndGet(-seen) > 0);
    }

    private void handOverPieces() {
        if (ended || source.isEmpty()) {
            return;
        }
        try {
            int count;
            ByteBuffer piece = pieceToFill();
            while ((count = source.readNow(piece)) > 0) {
                receiver.received(piece.flip());
                piece = pieceToFill();
            }
            if (count < 0) {
                end(null);
            }
        } catch (IOException e) {
            end(e);
        }
    }

    /** Has room for a byte at least: without, a source could not tell nothing from an end. */
    private ByteBuffer pieceToFill() {
        return ByteBuffer.allocate((int) Math.max(1, Math.min(source.available(), PIECE)));
    }

    private void end(@Nullable IOException failure) {
        ended = true;
        receiver.ended(failure);
    }
}
