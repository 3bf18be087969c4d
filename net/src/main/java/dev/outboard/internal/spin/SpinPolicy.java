package dev.outboard.internal.spin;

import java.util.function.LongSupplier;

/**
 * Decides how long a thread asks again and again for what it waits for before it lets the system put it to sleep.
 *
 * <p>Waking a sleeping thread costs some ten times what a short exchange between two processes takes, so whoever waits for
 * something that is near stays awake for a moment. Where that was in vain the thread sleeps at once in the next waits, twice
 * as many each time, so what idles or answers slowly costs next to nothing. For one thread at a time: what hands it from one
 * to another also publishes its state.
 */
public final class SpinPolicy {

    /**
     * A local call of code that is not compiled yet takes this long, and a fraction of it later. A shorter limit keeps a pair
     * of processes in the mode in which both sleep after each step: then neither sees that staying awake would pay.
     */
    static final long LIMIT_NANOS = 200_000;

    /** After this many misses in a row one wait in 64 still tries, and finds out when the pattern changes. */
    private static final int MAX_BACK_OFF = 6;

    private final LongSupplier ticker;
    private int misses;
    private int waitsToSkip;
    private long spinUntil;

    /** Has not waited yet, on the system's clock. */
    public SpinPolicy() {
        this(System::nanoTime);
    }

    /**
     * Has not waited yet.
     *
     * @param ticker nanoseconds, as of {@link System#nanoTime}
     */
    public SpinPolicy(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** A wait begins: whether to stay awake at all. After true, {@link #ended} follows. */
    public boolean begin() {
        if (waitsToSkip > 0) {
            waitsToSkip--;
            return false;
        }
        spinUntil = ticker.getAsLong() + LIMIT_NANOS;
        return true;
    }

    /** Whether to ask once more. */
    public boolean goesOn() {
        return ticker.getAsLong() - spinUntil < 0;
    }

    /**
     * The wait is over, or the thread goes to sleep.
     *
     * @param paid whether what was waited for came while the thread was awake
     */
    public void ended(boolean paid) {
        if (paid) {
            misses = 0;
            return;
        }
        waitsToSkip = (1 << misses) - 1;
        misses = Math.min(misses + 1, MAX_BACK_OFF);
    }
}
