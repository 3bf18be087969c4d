package dev.outboard.host.output;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A timer with a thread of its own, which is there only when there is something to wait for. For one thread. */
final class ThreadQuietTimer implements QuietTimer {

    /** A program prints a stack trace in one go; a pause like this means that it is done. */
    private static final Duration QUIET = Duration.ofMillis(100);

    private final String threadName;
    private @Nullable ScheduledThreadPoolExecutor executor;
    private @Nullable Future<?> pending;

    ThreadQuietTimer(String threadName) {
        this.threadName = threadName;
    }

    @Override
    public void restart(Runnable callback) {
        if (pending != null) {
            pending.cancel(false);
        }
        if (executor == null) {
            executor = newExecutor();
        }
        pending = executor.schedule(callback, QUIET.toNanos(), TimeUnit.NANOSECONDS);
    }

    private ScheduledThreadPoolExecutor newExecutor() {
        ScheduledThreadPoolExecutor created = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, threadName);
            thread.setDaemon(true);
            return thread;
        });
        created.setRemoveOnCancelPolicy(true);
        created.setKeepAliveTime(1, TimeUnit.SECONDS);
        created.allowCoreThreadTimeOut(true);
        return created;
    }

    @Override
    public void close() {
        if (executor != null) {
            executor.shutdownNow();
        }
    }
}
