package dev.outboard.plugin;

import dev.outboard.internal.wire.StdioData;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What was printed and no host has taken yet, both streams in one order. One host at a time takes it; others that ask wait
 * for their turn.
 *
 * <p>go-plugin has a pipe in this place, in which a print waits for ever when no host asks, as those before go-plugin 1.1 do
 * not. Here no print does: the first that finds the buffer full waits for a host to come, but only so long.
 */
final class StdioBuffer {

    /** As much as a pipe holds. */
    static final int CAPACITY = 64 << 10;

    private static final int LONGEST_PIECE = 16 << 10;

    /** What a piece counts besides its bytes, so that many small ones have a bound as well. */
    private static final int PIECE_COST = 64;

    private enum State {
        /** No host has come yet: what is printed is kept, a print waits for room for some time. */
        EXPECTING,
        /** A host takes what is printed: a print waits for room. */
        TAKEN,
        /** Nobody takes it: what is printed is dropped. */
        UNREAD,
        /** The end: the last host may take what is left. */
        CLOSED
    }

    /** A host. Called without locks. */
    interface Taker {
        /** Has the host take what there is; returns at once. */
        void available();

        /** Ends the host's stream when nothing has ever been available; otherwise {@link #take} says the same. */
        void nothingMore();
    }

    private final Duration patience;
    private final Runnable onUnread;

    /** Guards the fields below; nothing is called while it is held, and waits give it back. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition room = lock.newCondition();
    private final Condition news = lock.newCondition();
    private final ArrayDeque<Piece> pieces = new ArrayDeque<>();
    private final ArrayDeque<Taker> queue = new ArrayDeque<>();
    private @Nullable Taker current;
    private State state = State.EXPECTING;
    private int held;

    /**
     * An empty buffer.
     *
     * @param patience how long a print waits for the first host when there is no room
     * @param onUnread called once when that time is over, by the printing thread
     */
    StdioBuffer(Duration patience, Runnable onUnread) {
        this.patience = patience;
        this.onUnread = onUnread;
    }

    /**
     * Takes what is printed, and waits for room as the state says.
     *
     * @return how many of the bytes were dealt with; the rest came after the end
     * @throws InterruptedIOException when the printing thread was interrupted while it waited
     */
    int write(int channel, byte[] bytes, int offset, int length) throws InterruptedIOException {
        int done = 0;
        while (done < length) {
            State found = awaitRoom();
            if (found == State.CLOSED) {
                return done;
            }
            if (found == State.UNREAD) {
                return length;
            }
            done += append(channel, bytes, offset + done, length - done);
        }
        return length;
    }

    /** Waits until there is room or no sense in waiting, and tells the state. */
    private State awaitRoom() throws InterruptedIOException {
        boolean gaveUp = false;
        lock.lock();
        try {
            long left = patience.toNanos();
            while (held >= CAPACITY && (state == State.TAKEN || state == State.EXPECTING)) {
                if (state == State.TAKEN) {
                    room.await();
                } else if (left > 0) {
                    left = room.awaitNanos(left);
                } else {
                    state = State.UNREAD;
                    gaveUp = true;
                    room.signalAll();
                }
            }
            return state;
        } catch (InterruptedException e) {
            InterruptedIOException failure =
                    new InterruptedIOException("Interrupted while waiting for the host to read what was printed");
            failure.initCause(e);
            throw failure;
        } finally {
            lock.unlock();
            if (gaveUp) {
                onUnread.run();
            }
        }
    }

    /** Returns how many bytes found room; none if others were faster. */
    private int append(int channel, byte[] bytes, int offset, int length) {
        int count;
        Taker taker;
        lock.lock();
        try {
            if (held >= CAPACITY || (state != State.TAKEN && state != State.EXPECTING)) {
                return 0;
            }
            Piece last = pieces.peekLast();
            if (last == null || last.channel != channel || last.length == LONGEST_PIECE) {
                last = new Piece(channel);
                pieces.add(last);
                held += PIECE_COST;
            }
            count = Math.min(length, LONGEST_PIECE - last.length);
            last.add(bytes, offset, count);
            held += count;
            taker = current;
            news.signal();
        } finally {
            lock.unlock();
        }
        if (taker != null) {
            taker.available();
        }
        return count;
    }

    /** A host asks for what is printed, and is given it once those before it have gone. */
    void attach(Taker taker) {
        boolean nothing;
        boolean something;
        lock.lock();
        try {
            nothing = state == State.CLOSED;
            if (!nothing && current == null) {
                current = taker;
                state = State.TAKEN;
            } else if (!nothing) {
                queue.add(taker);
            }
            something = isFor(taker) && !pieces.isEmpty();
        } finally {
            lock.unlock();
        }
        if (nothing) {
            taker.nothingMore();
        } else if (something) {
            taker.available();
        }
    }

    /** A host has gone. What it did not take goes to the one that waited for its turn, and is dropped if there is none. */
    void detach(Taker taker) {
        Taker next = null;
        lock.lock();
        try {
            queue.remove(taker);
            if (isFor(taker)) {
                current = queue.poll();
                next = pieces.isEmpty() ? null : current;
                if (current == null) {
                    forget();
                }
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
        if (next != null) {
            next.available();
        }
    }

    private void forget() {
        pieces.clear();
        held = 0;
        if (state == State.TAKEN) {
            state = State.UNREAD;
        }
        room.signalAll();
    }

    /**
     * Gives a host the next piece, and waits for it.
     *
     * @return null when there will be none for this host
     */
    @Nullable
    StdioData take(Taker taker) throws InterruptedException {
        lock.lock();
        try {
            while (isFor(taker) && pieces.isEmpty() && state != State.CLOSED) {
                news.await();
            }
            Piece first = isFor(taker) ? pieces.poll() : null;
            if (first == null) {
                return null;
            }
            held -= PIECE_COST + first.length;
            room.signalAll();
            return first.data();
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("ReferenceEquality") // it is that very host or another one
    private boolean isFor(Taker taker) {
        return current == taker;
    }

    /** Takes no more. What is there can still be taken by the host whose turn it is; the others' streams end. */
    void close() {
        List<Taker> all;
        lock.lock();
        try {
            state = State.CLOSED;
            all = new ArrayList<>(queue);
            queue.clear();
            if (current == null) {
                forget();
            } else {
                all.add(current);
            }
            news.signalAll();
            room.signalAll();
        } finally {
            lock.unlock();
        }
        all.forEach(Taker::nothingMore);
    }

    /** Bytes of one channel. */
    private static final class Piece {

        private final int channel;
        private byte[] bytes = new byte[0];
        private int length;

        Piece(int channel) {
            this.channel = channel;
        }

        void add(byte[] source, int offset, int count) {
            if (length + count > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(LONGEST_PIECE, Math.max(length + count, 2 * bytes.length)));
            }
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        /** Called when the piece is nobody else's any more. */
        StdioData data() {
            return StdioData.wrapping(channel, bytes, length);
        }
    }
}
