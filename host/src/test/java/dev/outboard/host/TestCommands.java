package dev.outboard.host;

import dev.outboard.plugin.Echo;
import dev.outboard.plugin.EchoMain;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Commands and configs for tests. */
final class TestCommands {

    private TestCommands() {}

    static Command shell(String script) {
        return Command.of("/bin/sh", "-c", script);
    }

    /** The echo plugin on this JVM's class path. */
    static Command echo(String... arguments) {
        return Command.of(javaProgram(), javaArguments(arguments));
    }

    /** The echo plugin behind a shell that stays. */
    static Command echoBehindShell(String... arguments) {
        return shell(shellLine(arguments) + "; true");
    }

    /** What starts the echo plugin from a shell. */
    static String shellLine(String... arguments) {
        return Command.of(javaProgram(), javaArguments(arguments)).toString();
    }

    /** A plugin that passes on what it is told to a plugin of its own. */
    static Command nesting() {
        return Command.of(javaProgram(), javaArguments(NestingPlugin.class));
    }

    static LaunchConfig.Builder config(PluginSource source) {
        return LaunchConfig.builder(Echo.HANDSHAKE, source).plugin("echo", Echo.PLUGIN);
    }

    private static String javaProgram() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String[] javaArguments(String... arguments) {
        return javaArguments(EchoMain.class, arguments);
    }

    private static String[] javaArguments(Class<?> main, String... arguments) {
        List<String> all = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                // Logback would print to stdout, where the handshake line belongs.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        all.addAll(List.of(arguments));
        return all.toArray(new String[0]);
    }
}
