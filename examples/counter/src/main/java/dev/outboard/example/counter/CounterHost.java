package dev.outboard.example.counter;

import dev.outboard.GrpcPlugin;
import dev.outboard.PluginException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import io.grpc.StatusRuntimeException;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The host: {@code counter-host put KEY NUMBER} or {@code counter-host get KEY}, with the plugin's command in {@code
 * COUNTER_PLUGIN}.
 */
public final class CounterHost {

    private CounterHost() {}

    /**
     * Does one thing to a counter.
     *
     * @param args {@code put KEY NUMBER} or {@code get KEY}
     */
    public static void main(String[] args) {
        run(args, CounterContract.PLUGIN);
    }

    /** With whichever binding. */
    static void run(String[] args, GrpcPlugin<Counter> binding) {
        try {
            run(action(args), binding);
        } catch (IllegalArgumentException | NoSuchElementException | PluginException | StatusRuntimeException e) {
            System.out.println("Error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Consumer<Counter> action, GrpcPlugin<Counter> binding) {
        LaunchConfig config = LaunchConfig.builder(CounterContract.HANDSHAKE, plugin())
                .plugin(CounterContract.NAME, binding)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            action.accept(client.dispense(Counter.class));
        }
    }

    private static Consumer<Counter> action(String[] args) {
        String name = args.length == 0 ? "" : args[0];
        switch (name) {
            case "get" -> {
                checkCount(args, 2, "get KEY");
                return counter -> System.out.println(counter.get(args[1]));
            }
            case "put" -> {
                checkCount(args, 3, "put KEY NUMBER");
                long value = number(args[2]);
                return counter -> counter.put(args[1], value, Math::addExact);
            }
            default -> throw new IllegalArgumentException("Please only use 'get' or 'put', given: \"" + name + "\"");
        }
    }

    private static void checkCount(String[] args, int count, String usage) {
        if (args.length != count) {
            throw new IllegalArgumentException("usage: counter-host " + usage);
        }
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a number", e);
        }
    }

    private static Command plugin() {
        String command = System.getenv("COUNTER_PLUGIN");
        if (command == null || command.isEmpty()) {
            throw new IllegalArgumentException(
                    "must set COUNTER_PLUGIN to the plugin's command, for example ./counter-plugin");
        }
        return Command.of("sh", "-c", command);
    }
}
