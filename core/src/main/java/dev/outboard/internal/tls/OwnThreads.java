package dev.outboard.internal.tls;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** A daemon thread for each task, with a numbered name. */
final class OwnThreads implements Executor {

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    OwnThreads(String name) {
        this.name = name;
    }

    @Override
    public void execute(Runnable task) {
        Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // No memory, or no permission, for another thread.
            throw new RejectedExecutionException("No further thread " + name + "-N can be started", e);
        }
    }
}
