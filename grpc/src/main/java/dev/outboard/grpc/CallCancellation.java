package dev.outboard.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Deadline;
import io.grpc.Status;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** What can end a client's call other than caller and server: its deadline, and the end of the context it was made in. */
final class CallCancellation implements Runnable, Context.CancellationListener {

    /** The call that is to end. */
    interface Target {
        /** Ends the call with a status, unless it has ended. */
        void cancel(Status status);
    }

    private final Context context;
    private final @Nullable Deadline deadline;
    private final boolean deadlineIsContexts;
    private final String fullMethodName;
    private long initialNanos;

    private volatile @Nullable Target target;
    private volatile @Nullable ScheduledFuture<?> timeout;
    private volatile boolean over;

    /** The earlier of the two deadlines holds. */
    CallCancellation(Context context, @Nullable Deadline callDeadline, String fullMethodName) {
        Deadline contextDeadline = context.getDeadline();
        this.context = context;
        this.deadlineIsContexts =
                contextDeadline != null && (callDeadline == null || contextDeadline.isBefore(callDeadline));
        this.deadline = deadlineIsContexts ? contextDeadline : callDeadline;
        this.fullMethodName = fullMethodName;
    }

    /** The call begins; before all else. */
    void begin() {
        initialNanos = deadline == null ? 0 : deadline.timeRemaining(TimeUnit.NANOSECONDS);
    }

    boolean hasDeadline() {
        return deadline != null;
    }

    /** What was left when the call began. */
    long initialNanos() {
        return initialNanos;
    }

    /** Why the call need not begin, or null. */
    @Nullable
    Status alreadyOver() {
        if (context.isCancelled()) {
            return Contexts.statusFromCancelled(context);
        }
        if (deadline != null && initialNanos <= 0) {
            return Status.DEADLINE_EXCEEDED.withDescription(String.format(
                    Locale.ROOT,
                    "The call began %.9f s after its %s deadline, calling %s",
                    -initialNanos / 1e9,
                    source(),
                    fullMethodName));
        }
        return null;
    }

    /** From now on the deadline and the context end the call. */
    void watch(Target call, ScheduledExecutorService timer) {
        target = call;
        if (deadline != null && !deadlineIsContexts) {
            timeout = timer.schedule(this, initialNanos, TimeUnit.NANOSECONDS);
        }
        context.addListener(this, DirectExecutor.INSTANCE);
        if (over) {
            // The call ended meanwhile, and could not undo what came after.
            stop();
        }
    }

    /** The call has ended; may come before {@link #watch}. */
    void stop() {
        over = true;
        ScheduledFuture<?> scheduled = timeout;
        if (scheduled != null) {
            boolean unused = scheduled.cancel(false);
        }
        if (target != null) {
            context.removeListener(this);
        }
    }

    /** The server may cancel at the deadline before this side's timer goes off; the reason is the deadline all the same. */
    Status refine(Status status) {
        boolean expired = deadline != null && deadline.isExpired();
        return expired && status.getCode() == Status.Code.CANCELLED ? deadlineExceeded() : status;
    }

    @Override
    public void run() {
        cancel(deadlineExceeded());
    }

    @Override
    public void cancelled(Context cancelled) {
        boolean byDeadline = deadlineIsContexts && cancelled.cancellationCause() instanceof TimeoutException;
        cancel(byDeadline ? deadlineExceeded() : Contexts.statusFromCancelled(cancelled));
    }

    private void cancel(Status status) {
        Target call = target;
        if (call != null) {
            call.cancel(status);
        }
    }

    private Status deadlineExceeded() {
        return Status.DEADLINE_EXCEEDED.withDescription(String.format(
                Locale.ROOT,
                "%s deadline exceeded after %.9f s, calling %s",
                source(),
                initialNanos / 1e9,
                fullMethodName));
    }

    private String source() {
        return deadlineIsContexts ? "Context" : "CallOptions";
    }
}
