package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Upstream's unmodified greeter over net/rpc, the first thing that anyone tries, with ours. */
class BasicInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    enum Side {
        GO,
        JAVA;

        Path host() {
            return this == GO ? GoProgram.BASIC_HOST.path() : Workspace.launcher("basic", "host");
        }

        Path plugin() {
            return this == GO ? GoProgram.BASIC_PLUGIN.path() : Workspace.launcher("basic", "plugin");
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(Side.GO, Side.JAVA), Arguments.of(Side.JAVA, Side.GO), Arguments.of(Side.JAVA, Side.JAVA));
    }

    @ParameterizedTest(name = "host {0}, plugin {1}")
    @MethodSource("pairs")
    void theHostPrintsTheGreeting(Side host, Side plugin) throws IOException {
        Path place = Files.createDirectory(directory.resolve("plugin"));
        Files.createSymbolicLink(place.resolve("greeter"), plugin.plugin());

        Run.Result result = Run.of(host.host().toString())
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .succeed();

        // Upstream's host logs to stdout as well.
        assertThat(result.out().lines()).as(result.toString()).contains("Hello!");
        Leftovers.assertNone(directory, sockets);
    }
}
