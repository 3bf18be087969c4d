package dev.outboard.yamux;

import dev.outboard.net.Deadline;
import dev.outboard.net.TimeoutException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Streams of the peer that wait to be accepted. The reader adds, any thread takes. */
final class AcceptQueue {

    private final int capacity;

    /** Guards everything below; held over nothing but its own condition. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private final ArrayDeque<YamuxStream> waiting = new ArrayDeque<>();
    private boolean closed;

    AcceptQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Returns false when there is no room, or nobody will accept. */
    boolean offer(YamuxStream stream) {
        lock.lock();
        try {
            if (closed || waiting.size() >= capacity) {
                return false;
            }
            waiting.add(stream);
            changed.signal();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** The peer has given a stream up: it makes room for others. */
    void remove(YamuxStream stream) {
        lock.lock();
        try {
            waiting.remove(stream);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for a stream.
     *
     * @return null when the queue is closed
     * @throws TimeoutException when the deadline came first
     */
    @Nullable
    YamuxStream take(Deadline deadline, String session) throws TimeoutException, InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                await(deadline, session);
            }
            return waiting.poll();
        } finally {
            lock.unlock();
        }
    }

    // The caller asks for the condition again and for the deadline itself.
    @SuppressWarnings({"WaitNotInLoop", "ResultOfMethodCallIgnored"})
    private void await(Deadline deadline, String session) throws TimeoutException, InterruptedException {
        if (deadline.isExpired()) {
            throw new TimeoutException("the peer opened no stream on " + session + " before the deadline");
        }
        if (deadline.isNever()) {
            changed.await();
        } else {
            changed.awaitNanos(deadline.remainingNanos());
        }
    }

    /** Nothing more is taken; wakes who waits. Gives back what nobody will accept; empty when called again. */
    List<YamuxStream> close() {
        lock.lock();
        try {
            closed = true;
            List<YamuxStream> left = new ArrayList<>(waiting);
            waiting.clear();
            changed.signalAll();
            return left;
        } finally {
            lock.unlock();
        }
    }
}
