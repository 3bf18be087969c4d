package dev.outboard.net;

import java.nio.ByteBuffer;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** A bounded queue of bytes, one direction of a {@link Pipe}: one thread puts, one takes, any thread ends either side. */
final class ByteRing {

    private final byte[] bytes;

    /** Guards everything below. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Condition changed = lock.newCondition();
    private int head;
    private int size;
    private boolean inputEnded;
    private boolean readerGone;

    ByteRing(int capacity) {
        this.bytes = new byte[capacity];
    }

    /** Takes what fits in the target. The answer is 0 when nothing is there yet, -1 when nothing will come any more. */
    int take(ByteBuffer target) {
        lock.lock();
        try {
            int count = Math.min(size, target.remaining());
            if (count == 0) {
                return size == 0 && inputEnded && target.hasRemaining() ? -1 : 0;
            }
            int straight = Math.min(count, bytes.length - head);
            target.put(bytes, head, straight);
            target.put(bytes, 0, count - straight);
            head = (head + count) % bytes.length;
            size -= count;
            changed.signalAll();
            return count;
        } finally {
            lock.unlock();
        }
    }

    /** Puts what fits. The answer is false when nobody will ever take it, or the input has been ended. */
    boolean put(ByteBuffer source) {
        lock.lock();
        try {
            if (readerGone || inputEnded) {
                return false;
            }
            int count = Math.min(bytes.length - size, source.remaining());
            int tail = (head + size) % bytes.length;
            int straight = Math.min(count, bytes.length - tail);
            source.get(bytes, tail, straight);
            source.get(bytes, 0, count - straight);
            size += count;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be put; what is there can still be taken. */
    void endInput() {
        lock.lock();
        try {
            inputEnded = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more will be taken. */
    void readerIsGone() {
        lock.lock();
        try {
            readerGone = true;
            size = 0;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until {@link #take} has an answer; false when the deadline came first. Interrupts do not end the wait. */
    boolean awaitBytes(Deadline deadline) {
        return await(() -> size > 0 || inputEnded || readerGone, deadline);
    }

    /** Waits until {@link #put} has an answer; false when the deadline came first. Interrupts do not end the wait. */
    boolean awaitRoom(Deadline deadline) {
        return await(() -> size < bytes.length || inputEnded || readerGone, deadline);
    }

    private boolean await(BooleanSupplier condition, Deadline deadline) {
        boolean interrupted = false;
        lock.lock();
        try {
            while (!condition.getAsBoolean()) {
                if (deadline.isExpired()) {
                    return false;
                }
                interrupted |= awaitChange(deadline);
            }
            return true;
        } finally {
            lock.unlock();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Waits once, and says whether the thread was interrupted. */
    // The caller asks for the condition again and for the deadline itself.
    @SuppressWarnings({"WaitNotInLoop", "ResultOfMethodCallIgnored"})
    private boolean awaitChange(Deadline deadline) {
        try {
            if (deadline.isNever()) {
                changed.await();
            } else {
                changed.awaitNanos(deadline.remainingNanos());
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }
}
