package dev.outboard.internal.mux;

import dev.outboard.internal.timer.Timer;
import dev.outboard.yamux.YamuxStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where the other side's streams and those who accept them meet, by id: whoever is first waits for a while. One accepts an id at
 * a time; streams for it queue up.
 */
final class Meetings {

    /** What comes of accepting. */
    sealed interface Outcome {

        /** The other side has dialled. */
        record Met(YamuxStream stream) implements Outcome {}

        /** It has not, in time. */
        record TimedOut() implements Outcome {}

        /** Somebody else accepts the id. */
        record Taken() implements Outcome {}

        /** Nobody can dial any more. */
        record Ended(String why) implements Outcome {}

        /** Whoever accepted the id does so no more. */
        record GivenUp() implements Outcome {}
    }

    /** What comes of a stream. */
    enum Arrived {
        /** Whoever accepts the id has it, or will have it in time, or it ends with the session. */
        TAKEN,
        /** There are too many already that nobody accepts. */
        REFUSED,
        /** The same, and it was not the first one. */
        REFUSED_AGAIN
    }

    /** So many streams wait at most for somebody who accepts them: each may hold a window full of data. */
    static final int MAX_ARRIVALS = 512;

    private record Arrival(YamuxStream stream, Runnable stopExpiry) {}

    private final Timer timer;
    private final Duration keepFor;

    /** Guards the fields below; only the timer is called while it is held. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<Integer, CompletableFuture<Outcome>> acceptors = new HashMap<>();
    private final Map<Integer, Deque<Arrival>> arrivals = new HashMap<>();
    private int waiting;
    private boolean refusing;
    private @Nullable String end;

    /** @param keepFor after how long a stream is reset that nobody has accepted */
    Meetings(Timer timer, Duration keepFor) {
        this.timer = timer;
        this.keepFor = keepFor;
    }

    /**
     * Accepts the next stream for an id.
     *
     * @return completes, never exceptionally, by the thread that brings the outcome, which must not be kept
     */
    CompletableFuture<Outcome> accept(int id, Duration timeout) {
        CompletableFuture<Outcome> acceptor = new CompletableFuture<>();
        Outcome known = knownOrExpected(id, acceptor);
        if (known != null) {
            acceptor.complete(known);
            return acceptor;
        }
        Runnable cancel = timer.after(timeout, () -> leave(id, acceptor, new Outcome.TimedOut()));
        var unused = acceptor.thenRun(cancel);
        return acceptor;
    }

    private @Nullable Outcome knownOrExpected(int id, CompletableFuture<Outcome> acceptor) {
        lock.lock();
        try {
            if (end != null) {
                return new Outcome.Ended(end);
            }
            if (acceptors.containsKey(id)) {
                return new Outcome.Taken();
            }
            Arrival first = next(id);
            if (first != null) {
                first.stopExpiry.run();
                return new Outcome.Met(first.stream);
            }
            acceptors.put(id, acceptor);
            return null;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Arrival next(int id) {
        Deque<Arrival> queue = arrivals.get(id);
        if (queue == null) {
            return null;
        }
        Arrival first = queue.poll();
        if (queue.isEmpty()) {
            arrivals.remove(id);
        }
        left(1);
        return first;
    }

    /** Accepts an id no more. */
    void giveUp(int id, CompletableFuture<Outcome> acceptor) {
        leave(id, acceptor, new Outcome.GivenUp());
    }

    private void leave(int id, CompletableFuture<Outcome> acceptor, Outcome outcome) {
        boolean left;
        lock.lock();
        try {
            left = acceptors.remove(id, acceptor);
        } finally {
            lock.unlock();
        }
        if (left) {
            acceptor.complete(outcome);
        }
    }

    private void left(int count) {
        waiting -= count;
        refusing = refusing && waiting == MAX_ARRIVALS;
    }

    /** The other side has dialled an id. A stream that is refused is the caller's to reset. */
    Arrived arrived(int id, YamuxStream stream) {
        CompletableFuture<Outcome> acceptor;
        lock.lock();
        try {
            acceptor = acceptors.remove(id);
            if (acceptor == null) {
                return end == null ? keep(id, stream) : Arrived.TAKEN;
            }
        } finally {
            lock.unlock();
        }
        acceptor.complete(new Outcome.Met(stream));
        return Arrived.TAKEN;
    }

    private Arrived keep(int id, YamuxStream stream) {
        if (waiting == MAX_ARRIVALS) {
            boolean again = refusing;
            refusing = true;
            return again ? Arrived.REFUSED_AGAIN : Arrived.REFUSED;
        }
        waiting++;
        Runnable stopExpiry = timer.after(keepFor, () -> expire(id, stream));
        arrivals.computeIfAbsent(id, none -> new ArrayDeque<>()).add(new Arrival(stream, stopExpiry));
        return Arrived.TAKEN;
    }

    private void expire(int id, YamuxStream stream) {
        boolean kept;
        lock.lock();
        try {
            Deque<Arrival> queue = arrivals.getOrDefault(id, new ArrayDeque<>());
            kept = queue.removeIf(arrival -> arrival.stream.equals(stream));
            if (queue.isEmpty()) {
                arrivals.remove(id);
            }
            left(kept ? 1 : 0);
        } finally {
            lock.unlock();
        }
        if (kept) {
            stream.reset();
        }
    }

    /** Nobody will dial any more; streams end with their session. */
    void close(String why) {
        List<CompletableFuture<Outcome>> expectant;
        lock.lock();
        try {
            if (end != null) {
                return;
            }
            end = why;
            expectant = new ArrayList<>(acceptors.values());
            acceptors.clear();
            arrivals.values().forEach(queue -> queue.forEach(arrival -> arrival.stopExpiry.run()));
            arrivals.clear();
            waiting = 0;
        } finally {
            lock.unlock();
        }
        expectant.forEach(acceptor -> acceptor.complete(new Outcome.Ended(why)));
    }

    /** Why nothing comes any more; null while something may. */
    @Nullable
    String end() {
        lock.lock();
        try {
            return end;
        } finally {
            lock.unlock();
        }
    }

    /** How many wait for the other side, and streams for somebody here; for tests that nothing is left. */
    int pending() {
        lock.lock();
        try {
            return acceptors.size() + waiting;
        } finally {
            lock.unlock();
        }
    }
}
