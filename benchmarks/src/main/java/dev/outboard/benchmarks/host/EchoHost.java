package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.BytesEcho;
import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.benchmarks.echo.Exchange;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Launches a plugin, Java or not, and prints what it measures: {@code [-quick] [-multiplex | -netrpc] COMMAND [ARGUMENT ...]}. */
public final class EchoHost {

    private static final List<Measurement<? super Echo>> OVER_GRPC = List.of(
            new SmallCalls(),
            new Callers(),
            Streams.download(),
            Streams.upload(),
            new LargeCalls(),
            new BrokeredCalls());

    private static final List<Measurement<? super BytesEcho>> OVER_NET_RPC =
            List.of(new SmallCalls(), new Callers(), new LargeCalls());

    private EchoHost() {}

    /** Measures everything once. */
    public static void main(String[] args) throws InterruptedException {
        Deque<String> left = new ArrayDeque<>(List.of(args));
        Set<String> options = new HashSet<>();
        while (!left.isEmpty() && left.element().startsWith("-")) {
            options.add(left.remove());
        }
        if (left.isEmpty() || !Set.of("-quick", "-multiplex", "-netrpc").containsAll(options)) {
            System.err.println("usage: echo-host [-quick] [-multiplex | -netrpc] COMMAND [ARGUMENT ...]");
            System.exit(2);
        }
        Effort effort = options.contains("-quick") ? Effort.QUICK : Effort.FULL;
        LaunchConfig.Builder config = config(List.copyOf(left));
        if (options.contains("-netrpc")) {
            measure(config.plugin(EchoPlugin.NAME, EchoPlugin.BYTES_ECHO), BytesEcho.class, OVER_NET_RPC, effort);
        } else {
            config.plugin(EchoPlugin.NAME, EchoPlugin.ECHO);
            measure(options.contains("-multiplex") ? config.multiplex() : config, Echo.class, OVER_GRPC, effort);
        }
    }

    private static <E extends Exchange> void measure(
            LaunchConfig.Builder config, Class<E> type, List<Measurement<? super E>> measurements, Effort effort)
            throws InterruptedException {
        Report report = new Report(System.out);
        LaunchTimes launch = new LaunchTimes();
        try (PluginClient client = PluginClient.launch(config.build())) {
            E echo = client.dispense(EchoPlugin.NAME, type);
            launch.run(echo, effort, report);
            for (Measurement<? super E> measurement : measurements) {
                measurement.run(echo, effort, report);
            }
        }
    }

    private static LaunchConfig.Builder config(List<String> command) {
        String[] arguments = command.subList(1, command.size()).toArray(String[]::new);
        return LaunchConfig.builder(EchoPlugin.HANDSHAKE, Command.of(command.get(0), arguments));
    }
}
