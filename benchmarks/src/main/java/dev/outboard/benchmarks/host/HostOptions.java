package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A host's command line, read without anything that a cold JVM is slow at. */
final class HostOptions {

    static final String USAGE =
            "usage: echo-host [-quick | -smoke] [-calls | -launch | -first | -launches | -plugins N] [-tls] [-multiplex] [-netrpc | -contract] COMMAND [ARGUMENT ...]";

    /** What is done with the plugin. */
    enum Work {
        /** Everything is measured, for each line of stdin. */
        STAY,
        /** A cold launch and calls, no streams, nothing brokered. */
        CALLS,
        /** A cold launch. */
        LAUNCH,
        /** A launch and one call, for who times this process. */
        FIRST,
        /** A launch and a call for each line of stdin. */
        LAUNCHES,
        /** Some plugins stay until the end of stdin. */
        PLUGINS
    }

    /** What the plugin's interface is made of. */
    enum Api {
        GRPC,
        CONTRACT,
        NETRPC
    }

    Effort effort = Effort.FULL;
    Work work = Work.STAY;
    Api api = Api.GRPC;
    int plugins;
    private boolean tls;
    private boolean multiplex;
    private final Deque<String> left;

    /** Reads the arguments. */
    HostOptions(String[] arguments) {
        left = new ArrayDeque<>(List.of(arguments));
        while (!left.isEmpty() && left.element().startsWith("-")) {
            take(left.remove());
        }
        if (left.isEmpty()) {
            throw new IllegalArgumentException(USAGE);
        }
    }

    private void take(String option) {
        switch (option) {
            case "-quick" -> effort = Effort.QUICK;
            case "-smoke" -> effort = Effort.SMOKE;
            case "-calls" -> work = Work.CALLS;
            case "-launch" -> work = Work.LAUNCH;
            case "-first" -> work = Work.FIRST;
            case "-launches" -> work = Work.LAUNCHES;
            case "-plugins" -> {
                work = Work.PLUGINS;
                plugins = Integer.parseInt(left.remove());
            }
            case "-tls" -> tls = true;
            case "-multiplex" -> multiplex = true;
            case "-netrpc" -> api = Api.NETRPC;
            case "-contract" -> api = Api.CONTRACT;
            default -> throw new IllegalArgumentException(USAGE);
        }
    }

    /** A launch of the plugin, without what it is dispensed as. */
    LaunchConfig.Builder config() {
        String[] command = left.toArray(new String[0]);
        String[] arguments = new String[command.length - 1];
        System.arraycopy(command, 1, arguments, 0, arguments.length);
        LaunchConfig.Builder config = LaunchConfig.builder(EchoPlugin.HANDSHAKE, Command.of(command[0], arguments));
        if (tls) {
            config.autoMtls();
        }
        if (multiplex) {
            config.multiplex();
        }
        return config;
    }
}
