package dev.outboard.benchmarks.host;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** How often something that others count happens in a second. */
record Rate(LongAdder done) {

    double measure(Duration warmUp, Duration time) throws InterruptedException {
        Thread.sleep(warmUp.toMillis());
        long before = done.sum();
        long start = System.nanoTime();
        Thread.sleep(time.toMillis());
        double seconds = (System.nanoTime() - start) / 1e9;
        return (done.sum() - before) / seconds;
    }
}
