package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;

/** Services of the host's that the plugin dials, calls once and leaves, one after another. */
final class BrokeredCalls implements Measurement<Echo> {

    @Override
    public void run(Echo echo, Effort effort, Report report) {
        long[] samples = TimedServices.time(() -> echo.brokered().getValue().size(), effort);
        report.micros("brokered_p50", Report.quantile(samples, 0.5));
    }
}
