package dev.outboard.benchmarks.compare;

import java.util.List;

/**
 * A host and a plugin that are measured together.
 *
 * @param name as people read it
 * @param host the host's command, to which the plugin's is added
 * @param plugin the plugin's command
 */
record Pair(String name, List<String> host, List<String> plugin) {

    private static final String MULTIPLEX = "-multiplex";

    /** All four; the first is what the others are compared with. */
    static List<Pair> all(Programs programs) {
        List<String> goPlugin = List.of(programs.goPeer().toString(), "plugin");
        List<String> goHost = List.of(programs.goPeer().toString(), "host");
        List<String> javaPlugin = List.of(programs.javaPlugin().toString());
        List<String> javaHost = List.of(programs.javaHost().toString());
        return List.of(
                new Pair("Go↔Go", goHost, goPlugin),
                new Pair("Java↔Java", javaHost, javaPlugin),
                new Pair("Go host↔Java plugin", goHost, javaPlugin),
                new Pair("Java host↔Go plugin", javaHost, goPlugin));
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
