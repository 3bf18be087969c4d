package dev.outboard.benchmarks.host;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntSupplier;

/** Times something slow, one after another: as often as said, or less often when that would take long. */
final class TimedServices {

    private static final int LEAST = 5;

    private TimedServices() {}

    /**
     * The times in nanoseconds, after the unmeasured ones.
     *
     * @param service answers how many bytes it has brought: {@link SequentialCalls#SMALL}
     */
    static long[] time(IntSupplier service, Effort effort) {
        run(service, effort.brokeredWarmUp(), effort.brokeredWarmUpTime());
        return run(service, effort.brokeredCalls(), effort.brokeredTime());
    }

    private static long[] run(IntSupplier service, int most, Duration longest) {
        long[] samples = new long[most];
        long end = System.nanoTime() + longest.toNanos();
        for (int i = 0; i < most; i++) {
            long start = System.nanoTime();
            if (i >= LEAST && start - end > 0) {
                return Arrays.copyOf(samples, i);
            }
            int bytes = service.getAsInt();
            samples[i] = System.nanoTime() - start;
            if (bytes != SequentialCalls.SMALL) {
                throw new IllegalStateException("The plugin got " + bytes + " bytes");
            }
        }
        return samples;
    }
}
