package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.stream.Stream;

/**
 * A host and a plugin that are measured together.
 *
 * @param name as people read it
 * @param host the host's command, to which the plugin's is added
 * @param plugin the plugin's command
 */
record Pair(String name, List<String> host, List<String> plugin) {

    private static final String MULTIPLEX = "-multiplex";

    private static final String NETRPC = "-netrpc";

    /** All four; the first is what the others are compared with. */
    static List<Pair> all(Programs programs) {
        return all(programs, List.of());
    }

    /** The same four over net/rpc. */
    static List<Pair> netRpc(Programs programs) {
        return all(programs, List.of(NETRPC));
    }

    private static List<Pair> all(Programs programs, List<String> options) {
        List<String> goPlugin = with(List.of(programs.goPeer().toString(), "plugin"), options);
        List<String> goHost = with(List.of(programs.goPeer().toString(), "host"), options);
        List<String> javaPlugin = with(List.of(programs.javaPlugin().toString()), options);
        List<String> javaHost = with(List.of(programs.javaHost().toString()), options);
        return List.of(
                new Pair("Go↔Go", goHost, goPlugin),
                new Pair("Java↔Java", javaHost, javaPlugin),
                new Pair("Go host↔Java plugin", goHost, javaPlugin),
                new Pair("Java host↔Go plugin", javaHost, goPlugin));
    }

    private static List<String> with(List<String> command, List<String> options) {
        return Stream.concat(command.stream(), options.stream()).toList();
    }

    /** One connection for everything in both languages, and Java without that beside it. */
    static List<Pair> multiplexed(Programs programs) {
        List<String> goPlugin = List.of(programs.goPeer().toString(), "plugin");
        List<String> javaPlugin = List.of(programs.javaPlugin().toString());
        return List.of(
                new Pair("Go↔Go", List.of(programs.goPeer().toString(), "host", MULTIPLEX), goPlugin),
                new Pair("Java↔Java", List.of(programs.javaHost().toString(), MULTIPLEX), javaPlugin),
                new Pair("Java, sockets", List.of(programs.javaHost().toString()), javaPlugin));
    }
}
