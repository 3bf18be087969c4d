package dev.outboard.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads bring about in their own time. */
final class Polling {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Polling() {}

    static void assertEventually(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }
}
