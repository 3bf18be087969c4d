package dev.outboard.grpc;

import io.grpc.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Time that passes when a test says so; what falls due runs in the test's thread. */
final class FakeTimer extends ScheduledThreadPoolExecutor {

    /** The clock of deadlines. */
    final Deadline.Ticker ticker = new Deadline.Ticker() {
        @Override
        public long nanoTime() {
            return now;
        }
    };

    private record Due(long at, Runnable task, ScheduledFuture<?> handle) {}

    private final List<Due> due = new ArrayList<>();
    private long now = 1_000_000;

    FakeTimer() {
        super(0);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        // A real handle, of a task that never runs, to see it cancelled.
        ScheduledFuture<?> handle = super.schedule(() -> {}, 1, TimeUnit.DAYS);
        due.add(new Due(now + unit.toNanos(delay), command, handle));
        return handle;
    }

    void advance(long amount, TimeUnit unit) {
        now += unit.toNanos(amount);
        for (Due each : List.copyOf(due)) {
            if (each.at() <= now && !each.handle().isCancelled()) {
                due.remove(each);
                each.task().run();
            }
        }
    }

    long pending() {
        return due.stream().filter(each -> !each.handle().isCancelled()).count();
    }
}
