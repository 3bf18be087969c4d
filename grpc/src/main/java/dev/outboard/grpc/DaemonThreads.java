package dev.outboard.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with numbered names; as an executor, one for each task. */
final class DaemonThreads implements ThreadFactory, Executor {

    private final String prefix;
    private final AtomicInteger count = new AtomicInteger();

    DaemonThreads(String prefix) {
        this.prefix = prefix;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, prefix + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void execute(Runnable task) {
        try {
            newThread(task).start();
        } catch (OutOfMemoryError e) {
            // No memory, or no permission, for another thread.
            throw new RejectedExecutionException("No further thread " + prefix + "-N can be started", e);
        }
    }
}
