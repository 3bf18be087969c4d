package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;

/** Calls that carry 1 MiB each way, one after another. */
final class LargeCalls implements Measurement<Exchange> {

    @Override
    public void run(Exchange echo, Effort effort, Report report) {
        long[] samples =
                new SequentialCalls(SequentialCalls.LARGE).time(echo, effort.largeWarmUp(), effort.largeCalls());
        report.micros("echo_1mb_p50", Report.quantile(samples, 0.5));
    }
}
