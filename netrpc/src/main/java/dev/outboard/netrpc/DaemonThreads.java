package dev.outboard.netrpc;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Named daemon threads. */
final class DaemonThreads implements ThreadFactory {

    private static final long IDLE_SECONDS = 30;

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    private DaemonThreads(String name) {
        this.name = name;
    }

    /** As many threads as there are tasks, kept for a while when idle. */
    static ThreadPoolExecutor pool(String name) {
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DaemonThreads(name));
    }

    /** Idle threads of a pool end at once from now on. Tasks are still taken: an ended connection may have something left to tell. */
    static void retire(ThreadPoolExecutor pool) {
        pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    /** A thread for one task. */
    static void start(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
