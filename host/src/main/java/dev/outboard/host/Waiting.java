package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what other threads bring about. */
final class Waiting {

    private Waiting() {}

    /**
     * Waits until a future is complete, in whatever way.
     *
     * @return whether it is
     */
    static boolean interruptibly(Future<?> future, Deadline deadline) throws InterruptedException {
        try {
            future.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Like {@link #interruptibly}, for what must be finished: an interrupt is kept for later. */
    static boolean steadily(Future<?> future, Deadline deadline) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return interruptibly(future, deadline);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
