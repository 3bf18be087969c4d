package dev.outboard.benchmarks.host;

/**
 * One thing that a host measures with a running plugin.
 *
 * @param <E> what it needs of the plugin
 */
public interface Measurement<E> {

    /**
     * Warms up, measures, and reports.
     *
     * @throws IllegalStateException when an answer is wrong
     * @throws InterruptedException when the thread was interrupted
     */
    void run(E echo, Effort effort, Report report) throws InterruptedException;
}
