package dev.outboard.yamux;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Watches over how long a write waits for the connection. Many writes wait for a moment, and a timer for each would cost more
 * than the write, so one timer looks now and then. The writer thread begins and ends, the timer's thread looks.
 */
final class WriteWatch {

    /** No write is waiting. */
    private static final long IDLE = Long.MIN_VALUE;

    private final LongSupplier ticker;
    private final Duration timeout;
    private final ScheduledExecutorService timer;
    private final Runnable onTimeout;

    private volatile long begunAt = IDLE;

    /** A look is scheduled. */
    private final AtomicBoolean watching = new AtomicBoolean();

    WriteWatch(YamuxConfig config, ScheduledExecutorService timer, Runnable onTimeout) {
        ticker = config.ticker();
        timeout = config.writeTimeout();
        this.timer = timer;
        this.onTimeout = onTimeout;
    }

    void begins() {
        if (!timeout.isZero()) {
            begunAt = ticker.getAsLong();
            watch(timeout.toNanos());
        }
    }

    void ends() {
        begunAt = IDLE;
    }

    private void watch(long nanos) {
        if (watching.compareAndSet(false, true)) {
            Future<?> unused = timer.schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        watching.set(false);
        // After that: a write that begins now either sees that nobody watches, or is seen here.
        long begun = begunAt;
        if (begun == IDLE) {
            return;
        }
        long left = begun + timeout.toNanos() - ticker.getAsLong();
        if (left > 0) {
            watch(left);
        } else {
            onTimeout.run();
        }
    }
}
