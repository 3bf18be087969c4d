package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;

/** Launches a plugin, Java or not, and prints what it measures: {@code [-quick] [-multiplex] COMMAND [ARGUMENT ...]}. */
public final class EchoHost {

    private EchoHost() {}

    /** Measures everything once. */
    public static void main(String[] args) throws InterruptedException {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        Effort effort = Effort.FULL;
        UnaryOperator<LaunchConfig.Builder> connections = config -> config;
        while (!left.isEmpty() && left.element().startsWith("-")) {
            switch (left.remove()) {
                case "-quick" -> effort = Effort.QUICK;
                case "-multiplex" -> connections = LaunchConfig.Builder::multiplex;
                default -> left.clear();
            }
        }
        if (left.isEmpty()) {
            System.err.println("usage: echo-host [-quick] [-multiplex] COMMAND [ARGUMENT ...]");
            System.exit(2);
        }
        measure(connections.apply(config(List.copyOf(left))).build(), effort, new Report(System.out));
    }

    private static void measure(LaunchConfig config, Effort effort, Report report) throws InterruptedException {
        LaunchTimes launch = new LaunchTimes();
        try (PluginClient client = PluginClient.launch(config)) {
            Echo echo = client.dispense(EchoPlugin.NAME, Echo.class);
            launch.run(echo, effort, report);
            for (Measurement measurement : measurements()) {
                measurement.run(echo, effort, report);
            }
        }
    }

    private static LaunchConfig.Builder config(List<String> command) {
        String[] arguments = command.subList(1, command.size()).toArray(String[]::new);
        return LaunchConfig.builder(EchoPlugin.HANDSHAKE, Command.of(command.get(0), arguments))
                .plugin(EchoPlugin.NAME, EchoPlugin.ECHO);
    }

    private static List<Measurement> measurements() {
        return List.of(
                new SmallCalls(),
                new Callers(),
                Streams.download(),
                Streams.upload(),
                new LargeCalls(),
                new BrokeredCalls());
    }
}
