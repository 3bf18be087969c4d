package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A host and a plugin that are measured together.
 *
 * @param name as people read it
 * @param host the host's command, to which options and the plugin's command are added
 * @param plugin the plugin's command
 * @param environment variables of both, beside those of this process
 */
record Pair(String name, List<String> host, List<String> plugin, Map<String, String> environment) {

    static final String GO = "Go↔Go";
    static final String JAVA = "Java↔Java";
    static final String GO_HOST = "Go host↔Java plugin";
    static final String JAVA_HOST = "Java host↔Go plugin";
    static final String JAVA_SOCKETS = "Java, sockets";

    Pair(String name, List<String> host, List<String> plugin) {
        this(name, host, plugin, Map.of());
    }

    /** All four; the first is what the others are compared with. */
    static List<Pair> all(Programs programs) {
        List<String> goPlugin = List.of(programs.goPeer().toString(), "plugin");
        List<String> goHost = List.of(programs.goPeer().toString(), "host");
        List<String> javaPlugin = List.of(programs.javaPlugin().toString());
        List<String> javaHost = List.of(programs.javaHost().toString());
        return List.of(
                new Pair(GO, goHost, goPlugin),
                new Pair(JAVA, javaHost, javaPlugin),
                new Pair(GO_HOST, goHost, javaPlugin),
                new Pair(JAVA_HOST, javaHost, goPlugin));
    }

    /** The host is told something more. */
    Pair withHostOptions(List<String> options) {
        return new Pair(name, join(host, options), plugin, environment);
    }

    /** Both are told something more. */
    Pair withOptions(List<String> options) {
        return new Pair(name, join(host, options), join(plugin, options), environment);
    }

    Pair named(String other) {
        return new Pair(other, host, plugin, environment);
    }

    Pair withEnvironment(Map<String, String> variables) {
        return new Pair(name, host, plugin, variables);
    }

    /** What starts the host and has it launch the plugin. */
    List<String> command(List<String> hostOptions) {
        return join(join(host, hostOptions), plugin);
    }

    private static List<String> join(List<String> command, List<String> more) {
        return Stream.concat(command.stream(), more.stream()).toList();
    }
}
