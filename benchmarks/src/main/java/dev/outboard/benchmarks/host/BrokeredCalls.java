package dev.outboard.benchmarks.host;

import com.google.protobuf.BytesValue;
import dev.outboard.benchmarks.echo.Echo;

/** Services of the host's that the plugin dials, calls once and leaves, one after another. */
final class BrokeredCalls implements Measurement<Echo> {

    @Override
    public void run(Echo echo, Effort effort, Report report) {
        long[] samples = new long[effort.brokeredCalls()];
        for (int i = -effort.brokeredWarmUp(); i < samples.length; i++) {
            long start = System.nanoTime();
            BytesValue reply = echo.brokered();
            long took = System.nanoTime() - start;
            if (reply.getValue().size() != SequentialCalls.SMALL) {
                throw new IllegalStateException(
                        "The plugin got " + reply.getValue().size() + " bytes");
            }
            if (i >= 0) {
                samples[i] = took;
            }
        }
        report.micros("brokered_p50", Report.quantile(samples, 0.5));
    }
}
