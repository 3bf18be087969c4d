package dev.outboard.net;

import java.util.function.LongSupplier;

/**
 * Decides how long a reader asks again and again before it lets the system put it to sleep.
 *
 * <p>Waking a sleeping thread costs some ten times what a short exchange between two processes takes, so a reader whose
 * next bytes are near stays awake for a moment. Where that was in vain the reader sleeps at once for the next waits, twice
 * as many each time, so a connection that idles or answers slowly costs next to nothing. Used by the one thread that reads.
 */
final class SpinPolicy {

    /** A local round trip takes a fraction of this, and a wake-up about twice as much. */
    static final long LIMIT_NANOS = 40_000;

    /** After this many misses in a row one wait in 64 still tries, and finds out when the pattern changes. */
    private static final int MAX_BACK_OFF = 6;

    private final LongSupplier ticker;
    private boolean started;
    private int misses;
    private int waitsToSkip;
    private long spinUntil;

    SpinPolicy(LongSupplier ticker) {
        this.ticker = ticker;
    }

    /** Bytes came. Before the first ones nobody spins: the other side may not even know that it is connected. */
    void arrived() {
        started = true;
    }

    /** A wait begins: whether to spin at all. */
    boolean begin() {
        if (!started) {
            return false;
        }
        if (waitsToSkip > 0) {
            waitsToSkip--;
            return false;
        }
        spinUntil = ticker.getAsLong() + LIMIT_NANOS;
        return true;
    }

    /** Whether to ask once more. The first false counts as a miss, and ends this wait's spinning. */
    boolean goesOn() {
        if (ticker.getAsLong() - spinUntil < 0) {
            return true;
        }
        waitsToSkip = (1 << misses) - 1;
        misses = Math.min(misses + 1, MAX_BACK_OFF);
        return false;
    }

    /** Spinning found bytes. */
    void paid() {
        misses = 0;
    }
}
