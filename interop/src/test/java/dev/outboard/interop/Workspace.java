package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where things are: this module's files, the examples' launchers, programs on the path, processes in a directory. */
final class Workspace {

    private Workspace() {}

    /** A file of this module. */
    static Path interop(String... more) {
        // Maven runs tests in their module's directory.
        return Path.of("", more).toAbsolutePath();
    }

    /** Where an example was built. */
    static Path example(String example) {
        return Path.of("..", "examples", example, "target").toAbsolutePath().normalize();
    }

    /** A launcher of an example. */
    static Path launcher(String example, String role) {
        Path launcher = example(example).resolve("bin").resolve(example + "-" + role);
        assertThat(launcher)
                .as("the launcher of example %s; mvn package -pl examples/%s -am makes it", example, example)
                .isExecutable();
        return launcher;
    }

    /** A command that runs a class of these tests in a JVM of its own. */
    static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    /** The living processes whose working directory is this one: programs under test run in a directory of their own. */
    static List<ProcessHandle> processesIn(Path directory) {
        return ProcessHandle.allProcesses()
                .filter(process -> directory.equals(workingDirectory(process)))
                .toList();
    }

    /** Follows /proc, which Linux has; a process that has ended meanwhile has none. */
    private static Path workingDirectory(ProcessHandle process) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
        } catch (IOException e) {
            return Path.of("");
        }
    }

    static List<Path> filesIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
