package dev.outboard.grpc;

import dev.outboard.internal.threads.DaemonThreads;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The deadlines of one channel's or server's calls. Its one daemon thread starts with the first deadline, and ends when
 * there has been none for a while; what falls due runs on the executor, not on that thread, so that nobody's deadline waits
 * for somebody's code.
 */
final class CallTimer extends ScheduledThreadPoolExecutor {

    private static final long IDLE_SECONDS = 30;

    private final Executor executor;

    /**
     * @param threadName of the one thread
     * @param executor runs what falls due
     */
    CallTimer(String threadName, Executor executor) {
        super(1, new DaemonThreads(threadName));
        this.executor = executor;
        setRemoveOnCancelPolicy(true);
        setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        allowCoreThreadTimeOut(true);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return super.schedule(() -> executor.execute(command), delay, unit);
    }

    /** The thread ends with the last deadline from now on. */
    void retire() {
        setKeepAliveTime(1, TimeUnit.MILLISECONDS);
    }
}
