package dev.outboard.contract;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The call that an implementation is answering: whether its caller still waits, and until when. An implementation's thread
 * is interrupted when its call is cancelled; this is for work that goes on elsewhere, and for loops that never wait.
 * Immutable; any thread may use it.
 */
public final class CallContext {

    /** Of a context's own deadline each needs a timer; of a call's the channel has one. */
    private static final Context.Key<Deadline> WITHIN = Context.key("outboard-call-deadline");

    private final Context context;

    private CallContext(Context context) {
        this.context = context;
    }

    /**
     * The call that this thread answers.
     *
     * @return its context; outside of all calls one that is never cancelled and has no deadline
     */
    public static CallContext current() {
        return new CallContext(Context.current());
    }

    /**
     * Whether nobody waits for the answer any more: the caller has cancelled, the deadline has passed, the connection is
     * gone, or the answer was given.
     *
     * @return true from then on
     */
    public boolean isCancelled() {
        return context.isCancelled();
    }

    /**
     * How long the caller will wait.
     *
     * @return the time that is left, zero when none is; empty without a deadline
     */
    public Optional<Duration> remaining() {
        Deadline deadline = context.getDeadline();
        return deadline == null
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(0, deadline.timeRemaining(TimeUnit.NANOSECONDS))));
    }

    /**
     * Runs something when {@link #isCancelled} becomes true; at once when it is. Does nothing outside of all calls.
     *
     * @param action what to do
     * @param executor where; it must not wait
     */
    public void onCancel(Runnable action, Executor executor) {
        Objects.requireNonNull(action, "action");
        context.addListener(cancelled -> action.run(), Objects.requireNonNull(executor, "executor"));
    }

    /**
     * Takes the context to another thread: calls that are made there end with this one, and know its broker.
     *
     * @param task what to run there
     * @return the same in this context
     */
    public Runnable wrap(Runnable task) {
        return context.wrap(task);
    }

    /**
     * Makes calls with a deadline, on whatever contract: each that begins in this thread while the task runs must be over in
     * time.
     *
     * @param <V> what the task gives
     * @param timeout positive; from now on
     * @param task makes the calls
     * @return what the task gives
     * @throws IllegalArgumentException when the timeout is not positive
     * @throws Exception what the task throws; a call that was not over in time throws a {@link PluginCallException} of code
     *     {@code DEADLINE_EXCEEDED}
     */
    public static <V> V within(Duration timeout, Callable<V> task) throws Exception {
        if (timeout.isZero() || timeout.isNegative()) {
            throw new IllegalArgumentException("A timeout must be positive, not " + timeout);
        }
        Deadline deadline = Deadline.after(timeout.toNanos(), TimeUnit.NANOSECONDS);
        Deadline around = WITHIN.get();
        return Context.current()
                .withValue(WITHIN, around == null ? deadline : deadline.minimum(around))
                .call(task);
    }

    /**
     * When calls that begin in this thread must be over, by {@link #within}.
     *
     * @return the deadline, or null outside of such tasks
     */
    public static @Nullable Deadline deadlineOfCalls() {
        return WITHIN.get();
    }
}
