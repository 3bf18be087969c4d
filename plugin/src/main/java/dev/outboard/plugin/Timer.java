package dev.outboard.plugin;

import java.time.Duration;

/** Runs things later. */
interface Timer {

    /**
     * Runs a task once.
     *
     * @param delay how long from now
     * @param task must not block
     * @return cancels the task if it has not begun
     */
    Runnable after(Duration delay, Runnable task);
}
