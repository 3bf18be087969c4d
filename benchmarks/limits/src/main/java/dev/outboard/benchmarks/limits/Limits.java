package dev.outboard.benchmarks.limits;

import dev.outboard.benchmarks.host.Effort;
import dev.outboard.benchmarks.host.LaunchTimes;
import dev.outboard.benchmarks.host.Measurements;
import dev.outboard.benchmarks.host.Report;
import java.util.Set;

/**
 * {@code Limits raw|netty|lsp4j [-quick | -smoke]} starts a second process, {@code Limits serve raw|netty|lsp4j [SOCKET]}, and measures calls
 * to it as the host of the echo plugin does.
 */
public final class Limits {

    private Limits() {}

    /** Runs one of the two processes. */
    public static void main(String[] args) throws Exception {
        if (args.length >= 2 && args[0].equals("serve")) {
            Way.of(args[1]).serve(args.length > 2 ? args[2] : "");
        } else if (args.length >= 1) {
            measure(Way.of(args[0]), effort(Set.of(args)));
        } else {
            throw new IllegalArgumentException("usage: limits-host raw|netty|lsp4j [-quick | -smoke]");
        }
    }

    private static Effort effort(Set<String> options) {
        if (options.contains("-smoke")) {
            return Effort.SMOKE;
        }
        return options.contains("-quick") ? Effort.QUICK : Effort.FULL;
    }

    private static void measure(Way way, Effort effort) throws Exception {
        Report report = new Report(System.out);
        LaunchTimes launch = new LaunchTimes();
        try (Peer peer = way.start()) {
            launch.run(peer, effort, report);
            if (way.isProtocol()) {
                Measurements.calls(peer, effort, report);
            } else {
                Measurements.smallCalls(peer, effort, report);
            }
        }
    }
}
