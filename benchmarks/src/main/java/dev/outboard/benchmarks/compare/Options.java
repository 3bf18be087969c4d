package dev.outboard.benchmarks.compare;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The command line.
 *
 * @param programs what is run
 * @param goVersion for the heading
 * @param results where the figures go as JSON
 * @param connections which pairs
 * @param effort how much is measured
 * @param rounds how often each pair runs
 */
record Options(Programs programs, String goVersion, Path results, Connections connections, Effort effort, int rounds) {

    /** How much each host measures in a run. */
    enum Effort {
        QUICK(3),
        FULL(5);

        final int rounds;

        Effort(int rounds) {
            this.rounds = rounds;
        }
    }

    /** What carries what is brokered. */
    enum Connections {
        /** A socket each, in all four pairs. */
        SOCKETS,
        /** The main connection, and beside it Java with a socket each. */
        MULTIPLEXED,
        /** The main connection, over net/rpc. */
        NETRPC
    }

    static final String USAGE = "usage: run [--quick] [--multiplex | --netrpc] [--rounds N]";

    List<Pair> pairs() {
        return switch (connections) {
            case SOCKETS -> Pair.all(programs);
            case MULTIPLEXED -> Pair.multiplexed(programs);
            case NETRPC -> Pair.netRpc(programs);
        };
    }

    /** What the second pair is compared by, and with which. */
    List<Target> targets() {
        return switch (connections) {
            case SOCKETS -> Target.ALL;
            case MULTIPLEXED -> Target.MULTIPLEXED;
            case NETRPC -> Target.NETRPC;
        };
    }

    /** Reads the arguments; those that {@code benchmarks/run} adds itself must be there. */
    static Options parse(List<String> arguments) {
        Values values = new Values();
        Deque<String> left = new ArrayDeque<>(arguments);
        while (!left.isEmpty()) {
            values.take(left.pop(), left);
        }
        return values.options();
    }

    /** What has been read so far. */
    private static final class Values {
        private @Nullable Path goPeer;
        private @Nullable Path javaHost;
        private @Nullable Path javaPlugin;
        private @Nullable Path results;
        private String goVersion = "Go";
        private Connections connections = Connections.SOCKETS;
        private Effort effort = Effort.FULL;
        private int rounds;

        void take(String option, Deque<String> left) {
            switch (option) {
                case "--quick" -> effort = Effort.QUICK;
                case "--multiplex" -> connections = Connections.MULTIPLEXED;
                case "--netrpc" -> connections = Connections.NETRPC;
                case "--rounds" -> rounds = positive(value(option, left));
                case "--go-peer" -> goPeer = Path.of(value(option, left));
                case "--go-version" -> goVersion = value(option, left);
                case "--java-host" -> javaHost = Path.of(value(option, left));
                case "--java-plugin" -> javaPlugin = Path.of(value(option, left));
                case "--results" -> results = Path.of(value(option, left));
                default -> throw new IllegalArgumentException("no such option: " + option);
            }
        }

        Options options() {
            if (goPeer == null || javaHost == null || javaPlugin == null || results == null) {
                throw new IllegalArgumentException("the programs are missing: start it by benchmarks/run");
            }
            return new Options(
                    new Programs(goPeer, javaHost, javaPlugin),
                    goVersion,
                    results,
                    connections,
                    effort,
                    rounds == 0 ? effort.rounds : rounds);
        }

        private static String value(String option, Deque<String> left) {
            String value = left.poll();
            if (value == null) {
                throw new IllegalArgumentException(option + " needs a value");
            }
            return value;
        }

        private static int positive(String text) {
            if (!text.matches("[1-9][0-9]{0,3}")) {
                throw new IllegalArgumentException("the number of rounds must be 1 to 9999, not " + text);
            }
            return Integer.parseInt(text);
        }
    }
}
