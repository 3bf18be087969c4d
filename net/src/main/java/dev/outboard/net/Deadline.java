package dev.outboard.net;

import java.time.Duration;
import java.util.function.LongSupplier;

/** A point in time at which a wait ends. Immutable. Time comes from a ticker, so that tests can be its master. */
public final class Deadline {

    private static final Deadline NEVER = new Deadline(() -> 0, Long.MAX_VALUE);

    private final LongSupplier ticker;
    private final long at;

    private Deadline(LongSupplier ticker, long at) {
        this.ticker = ticker;
        this.at = at;
    }

    /**
     * The deadline that never comes.
     *
     * @return a deadline whose remaining time is always {@link Long#MAX_VALUE}
     */
    public static Deadline never() {
        return NEVER;
    }

    /**
     * A deadline on the system's clock.
     *
     * @param timeout how long from now; zero or less has already passed
     * @return the deadline
     */
    public static Deadline after(Duration timeout) {
        return after(timeout, System::nanoTime);
    }

    /**
     * A deadline on a clock of the caller's.
     *
     * @param timeout how long from now; zero or less has already passed
     * @param ticker gives nanoseconds since any fixed point, like {@link System#nanoTime}
     * @return the deadline
     */
    public static Deadline after(Duration timeout, LongSupplier ticker) {
        return new Deadline(ticker, ticker.getAsLong() + saturatedNanos(timeout));
    }

    private static long saturatedNanos(Duration timeout) {
        // Half the range leaves room for the ticker's own value.
        return timeout.compareTo(Duration.ofNanos(Long.MAX_VALUE / 2)) > 0 ? Long.MAX_VALUE / 2 : timeout.toNanos();
    }

    /**
     * How long is left.
     *
     * @return nanoseconds, zero or less when the deadline has passed, {@link Long#MAX_VALUE} when it never comes
     */
    public long remainingNanos() {
        return isNever() ? Long.MAX_VALUE : at - ticker.getAsLong();
    }

    /**
     * Whether the deadline has passed.
     *
     * @return true when no time is left
     */
    public boolean isExpired() {
        return remainingNanos() <= 0;
    }

    /**
     * Whether this deadline never comes.
     *
     * @return true for {@link #never()} alone
     */
    public boolean isNever() {
        return this == NEVER;
    }

    @Override
    public String toString() {
        return isNever() ? "never" : "in " + Duration.ofNanos(remainingNanos());
    }
}
