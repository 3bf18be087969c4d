package dev.outboard.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Host and plugin share the host's terminal. */
class TerminalTest {

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @Test
    void aPluginAsksOnTheTerminalAndSurvivesAnInterrupt() throws Exception {
        Assumptions.assumeTrue(onPath("python3"), "There is no python3, which would make a terminal for this test");
        Process person = new ProcessBuilder(
                        "python3",
                        script().toString(),
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TerminalHost.class.getName())
                .redirectErrorStream(true)
                .start();
        String said = new String(person.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(person.waitFor()).as(said).isZero();
    }

    private Path script() throws IOException {
        Path script = directory.resolve("terminal.py");
        try (InputStream resource = TerminalTest.class.getResourceAsStream("terminal.py")) {
            Files.copy(Objects.requireNonNull(resource, "terminal.py"), script);
        }
        return script;
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }
}
