package dev.outboard.grpc;

/** Whether staying awake for a moment is worth trying: each time that it was in vain, half as often. Guarded by its user. */
final class SpinPolicy {

    /** A local call takes a fraction of this, and a wake-up about as much. */
    static final long LIMIT_NANOS = 50_000;

    /** At worst one in 64. */
    private static final int MAX_BACK_OFF = 6;

    private int misses;
    private int skips;

    boolean begin() {
        if (skips > 0) {
            skips--;
            return false;
        }
        return true;
    }

    void ended(boolean paid) {
        if (paid) {
            misses = 0;
            return;
        }
        skips = (1 << misses) - 1;
        misses = Math.min(misses + 1, MAX_BACK_OFF);
    }
}
