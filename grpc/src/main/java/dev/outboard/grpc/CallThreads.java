package dev.outboard.grpc;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The default place for applications' code: as many daemon threads as calls need at once, kept for a while when idle. */
final class CallThreads implements Executor {

    private static final long IDLE_SECONDS = 30;

    private final ThreadPoolExecutor pool;

    /** @param name the threads are called this, and a number */
    CallThreads(String name) {
        pool = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new DaemonThreads(name));
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Idle threads end at once from now on. Tasks are still taken: an ended call may have messages left to tell. */
    void retire() {
        pool.setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }
}
