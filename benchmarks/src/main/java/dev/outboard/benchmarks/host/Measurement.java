package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;

/** One thing that a host measures with a running plugin. */
interface Measurement {

    /**
     * Warms up, measures, and reports.
     *
     * @throws IllegalStateException when an answer is wrong
     * @throws InterruptedException when the thread was interrupted
     */
    void run(Echo echo, Effort effort, Report report) throws InterruptedException;
}
