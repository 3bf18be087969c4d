package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.util.List;

/** Launches a plugin, Java or not, and prints what it measures: {@code [-quick] COMMAND [ARGUMENT ...]}. */
public final class EchoHost {

    private EchoHost() {}

    /** Measures everything once. */
    public static void main(String[] args) throws InterruptedException {
        boolean quick = args.length > 0 && args[0].equals("-quick");
        List<String> command = List.of(args).subList(quick ? 1 : 0, args.length);
        if (command.isEmpty()) {
            System.err.println("usage: echo-host [-quick] COMMAND [ARGUMENT ...]");
            System.exit(2);
        }
        measure(command, quick ? Effort.QUICK : Effort.FULL, new Report(System.out));
    }

    private static void measure(List<String> command, Effort effort, Report report) throws InterruptedException {
        LaunchTimes launch = new LaunchTimes();
        try (PluginClient client = PluginClient.launch(config(command))) {
            Echo echo = client.dispense(EchoPlugin.NAME, Echo.class);
            launch.run(echo, effort, report);
            for (Measurement measurement : measurements()) {
                measurement.run(echo, effort, report);
            }
        }
    }

    private static LaunchConfig config(List<String> command) {
        String[] arguments = command.subList(1, command.size()).toArray(String[]::new);
        return LaunchConfig.builder(EchoPlugin.HANDSHAKE, Command.of(command.get(0), arguments))
                .plugin(EchoPlugin.NAME, EchoPlugin.ECHO)
                .build();
    }

    private static List<Measurement> measurements() {
        return List.of(new SmallCalls(), new Callers(), Streams.download(), Streams.upload(), new LargeCalls());
    }
}
