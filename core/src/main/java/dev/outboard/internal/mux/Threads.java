package dev.outboard.internal.mux;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Named daemon threads. */
public final class Threads {

    private static final long IDLE_SECONDS = 5;

    private Threads() {}

    /** As many threads as there are tasks, kept for a short time when idle. */
    public static ThreadPoolExecutor pool(String name) {
        AtomicInteger count = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> thread(name + "-" + count.incrementAndGet(), task));
    }

    /** Idle threads of a pool end at once from now on. Tasks are still taken. */
    public static void retire(ThreadPoolExecutor pool) {
        pool.setKeepAliveTime(0, TimeUnit.SECONDS);
    }

    /** Starts a thread for one task. */
    public static void start(String name, Runnable task) {
        thread(name, task).start();
    }

    private static Thread thread(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
