package dev.outboard.yamux;

import dev.outboard.net.Deadline;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Lets one thread at a time wait for what other threads change, without a lock. Who changes something wakes it afterwards. */
final class Waiter {

    /** Who waits; set before it looks at what it waits for, so that it sees the change or is woken after it. */
    private volatile @Nullable Thread waiting;

    /** Any thread, after a change. */
    void wake() {
        Thread thread = waiting;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }

    /**
     * Waits until the condition holds. An interrupt does not end the wait; the thread has its interrupt status again
     * afterwards.
     *
     * @return false when the deadline came first
     */
    boolean await(BooleanSupplier condition, Deadline deadline) {
        boolean interrupted = false;
        waiting = Thread.currentThread();
        try {
            while (!condition.getAsBoolean()) {
                long nanos = deadline.remainingNanos();
                if (nanos <= 0) {
                    return false;
                }
                if (deadline.isNever()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, nanos);
                }
                // A thread whose interrupt status is set does not park.
                interrupted |= Thread.interrupted();
            }
            return true;
        } finally {
            waiting = null;
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
