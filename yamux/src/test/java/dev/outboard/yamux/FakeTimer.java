package dev.outboard.yamux;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so; what falls due runs in the test's thread. */
final class FakeTimer extends ScheduledThreadPoolExecutor {

    private record Due(long at, Runnable task, ScheduledFuture<?> handle) {}

    // Guarded by this: sessions schedule in their own threads.
    private final List<Due> due = new ArrayList<>();
    private long now = 1_000_000;

    FakeTimer() {
        super(0);
    }

    /** A configuration that lives in this time. */
    YamuxConfig.Builder config() {
        return YamuxConfig.builder().ticker(this::now).timer(this);
    }

    private synchronized long now() {
        return now;
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        // A real handle, of a task that never runs, to see it cancelled.
        ScheduledFuture<?> handle = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        due.add(new Due(now + unit.toNanos(delay), command, handle));
        return handle;
    }

    void advance(Duration amount) {
        List<Due> ready = new ArrayList<>();
        synchronized (this) {
            now += amount.toNanos();
            due.removeIf(each -> each.handle().isCancelled());
            due.stream().filter(each -> each.at() <= now).forEach(ready::add);
            due.removeAll(ready);
        }
        for (Due each : ready) {
            if (!each.handle().isCancelled()) {
                each.task().run();
            }
        }
    }

    synchronized long pending() {
        return due.stream().filter(each -> !each.handle().isCancelled()).count();
    }
}
