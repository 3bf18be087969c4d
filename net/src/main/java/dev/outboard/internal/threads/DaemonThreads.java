package dev.outboard.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Makes daemon threads with numbered names; as an executor, one for each task. Any thread. */
public final class DaemonThreads implements ThreadFactory, Executor {

    private static final long IDLE_SECONDS = 5;

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    /**
     * Has no thread yet.
     *
     * @param name the threads are called this, a dash and a number
     */
    public DaemonThreads(String name) {
        this.name = name;
    }

    /**
     * As many threads as there are tasks, kept for a short time when idle.
     *
     * @param name as of the constructor
     * @return a pool, to be retired at its end
     */
    public static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DaemonThreads(name));
    }

    /**
     * Idle threads of a pool end at once from now on. Tasks are still taken: what has ended may have something left to tell.
     *
     * @param pool the pool
     */
    public static void retire(ThreadPoolExecutor pool) {
        pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    /**
     * Starts a thread for one task.
     *
     * @param name what it is called
     * @param task what it does
     * @throws RejectedExecutionException when the system gives no further thread
     */
    public static void start(String name, Runnable task) {
        start(thread(name, task));
    }

    @Override
    public Thread newThread(Runnable task) {
        return thread(name + "-" + count.incrementAndGet(), task);
    }

    /**
     * Starts a thread for a task.
     *
     * @throws RejectedExecutionException when the system gives no further thread
     */
    @Override
    public void execute(Runnable task) {
        start(newThread(task));
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    private static void start(Thread thread) {
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            // No memory, or no permission, for another thread.
            throw new RejectedExecutionException("The thread " + thread.getName() + " cannot be started", e);
        }
    }
}
