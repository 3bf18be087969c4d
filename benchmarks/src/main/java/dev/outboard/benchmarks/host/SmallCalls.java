package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Exchange;

/** Calls of 16 bytes, one after another. */
final class SmallCalls implements Measurement<Exchange> {

    @Override
    public void run(Exchange echo, Effort effort, Report report) {
        long[] samples =
                new SequentialCalls(SequentialCalls.SMALL).time(echo, effort.unaryWarmUp(), effort.unaryCalls());
        report.micros("unary_16b_p50", Report.quantile(samples, 0.5));
        report.micros("unary_16b_p99", Report.quantile(samples, 0.99));
    }
}
