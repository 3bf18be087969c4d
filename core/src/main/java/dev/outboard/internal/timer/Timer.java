package dev.outboard.internal.timer;

import dev.outboard.net.Deadline;
import java.time.Duration;

/** Runs things later. Any thread may call it. */
public interface Timer {

    /**
     * Runs a task once, never within this call.
     *
     * @param delay how long from now
     * @param task must not block
     * @return cancels the task if it has not begun
     */
    Runnable after(Duration delay, Runnable task);

    /**
     * A deadline on this timer's clock.
     *
     * @param timeout how long from now
     */
    default Deadline deadline(Duration timeout) {
        return Deadline.after(timeout);
    }
}
