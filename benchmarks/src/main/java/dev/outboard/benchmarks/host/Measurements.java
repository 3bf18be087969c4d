package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.ContractEcho;
import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.Exchange;
import java.util.List;

/** What is measured with a plugin that has been called for a while. */
public final class Measurements {

    private Measurements() {}

    /** All that the plugin's interface has something for. */
    static void all(Exchange echo, Effort effort, Report report) throws InterruptedException {
        if (echo instanceof ContractEcho contract) {
            new ContractCalls().run(contract, effort, report);
            return;
        }
        calls(echo, effort, report);
        if (echo instanceof Echo grpc) {
            run(
                    List.of(new AsyncCallers(), Streams.download(), Streams.upload(), new BrokeredCalls()),
                    grpc,
                    effort,
                    report);
        }
    }

    /** Calls of all sizes, by one and by many, whatever carries them. */
    public static void calls(Exchange echo, Effort effort, Report report) throws InterruptedException {
        run(
                List.of(new SmallCalls(), new Callers(64), new Callers(8), new Callers(1), new LargeCalls()),
                echo,
                effort,
                report);
    }

    /** Small calls, one after another: all that a bare socket can do. */
    public static void smallCalls(Exchange echo, Effort effort, Report report) {
        new SmallCalls().run(echo, effort, report);
    }

    private static <E> void run(List<? extends Measurement<? super E>> all, E echo, Effort effort, Report report)
            throws InterruptedException {
        for (Measurement<? super E> measurement : all) {
            measurement.run(echo, effort, report);
        }
    }
}
