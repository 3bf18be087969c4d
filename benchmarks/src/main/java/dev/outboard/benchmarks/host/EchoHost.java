package dev.outboard.benchmarks.host;

import dev.outboard.GrpcPlugin;
import dev.outboard.benchmarks.echo.BytesEcho;
import dev.outboard.benchmarks.echo.ContractEcho;
import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.benchmarks.echo.Exchange;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.io.IOException;

/** Launches a plugin, Java or not, and prints what it measures, a figure a line. */
public final class EchoHost {

    private EchoHost() {}

    /** {@value HostOptions#USAGE}. */
    public static void main(String[] args) throws IOException, InterruptedException {
        HostOptions options = read(args);
        Report report = new Report(System.out);
        switch (options.work) {
            case FIRST -> first(options, report);
            case LAUNCHES -> new Launches(config(options), report).run();
            case PLUGINS -> new Plugins(config(options), options.effort, report).run(options.plugins);
            default -> measure(options, report);
        }
    }

    private static HostOptions read(String[] args) {
        try {
            return new HostOptions(args);
        } catch (RuntimeException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static LaunchConfig config(HostOptions options) {
        return options.config().plugin(EchoPlugin.NAME, EchoPlugin.ECHO).build();
    }

    /** A line tells that the reply is there, before anything else takes time. */
    private static void first(HostOptions options, Report report) {
        try (PluginClient client = PluginClient.launch(config(options))) {
            Echo echo = client.dispense(EchoPlugin.NAME, Echo.class);
            new SequentialCalls(SequentialCalls.SMALL).time(echo, 0, 1);
            report.arrived();
        }
    }

    private static void measure(HostOptions options, Report report) throws IOException, InterruptedException {
        LaunchConfig.Builder config = options.config();
        switch (options.api) {
            case GRPC -> measure(config.plugin(EchoPlugin.NAME, EchoPlugin.ECHO), Echo.class, options, report);
            case NETRPC ->
                measure(config.plugin(EchoPlugin.NAME, EchoPlugin.BYTES_ECHO), BytesEcho.class, options, report);
            case CONTRACT ->
                measure(
                        config.plugin(EchoPlugin.NAME, GrpcPlugin.of(ContractEcho.class)),
                        ContractEcho.class,
                        options,
                        report);
        }
    }

    private static <E extends Exchange> void measure(
            LaunchConfig.Builder config, Class<E> type, HostOptions options, Report report)
            throws IOException, InterruptedException {
        LaunchTimes launch = new LaunchTimes();
        try (PluginClient client = PluginClient.launch(config.build())) {
            E echo = client.dispense(EchoPlugin.NAME, type);
            if (options.work == HostOptions.Work.STAY) {
                new Stay(options.effort, report).run(echo);
                return;
            }
            // What only warm processes do is loaded when the cold ones have been timed.
            launch.run(echo, options.effort, report);
            if (options.work == HostOptions.Work.CALLS) {
                Measurements.calls(echo, options.effort, report);
            }
        }
    }
}
