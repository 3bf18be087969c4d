package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.ReattachDescriptor;
import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host's JVM ends without stopping its plugins. */
class HostExitTest {

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @Test
    void aPluginEndsWithItsHost() throws Exception {
        long plugin = Long.parseLong(run("bound"));

        assertThat(Processes.isRunning(plugin)).isFalse();
    }

    @Test
    void aProgramThatIsBeingLaunchedEndsWithItsHost() throws Exception {
        Path pid = directory.resolve("pid");

        assertThat(run("launching", pid.toString())).isEqualTo("false");

        long program = Long.parseLong(Files.readString(pid).strip());
        assertThatEventually("it has ended", () -> !Processes.isRunning(program));
    }

    @Test
    void aDetachedPluginServesTheNextHost() throws Exception {
        ReattachDescriptor plugin = requireNonNull(ReattachDescriptor.parse(
                        run("detached", directory.resolve("log").toString()))
                .get("echo"));

        assertThat(Processes.isRunning(plugin.pid())).isTrue();
        try (PluginClient next =
                PluginClient.launch(TestCommands.config(new Reattach(plugin)).build())) {
            assertThat(next.dispense(Echo.class).say("still here")).isEqualTo("echo still here");
        }
        assertThatEventually("it has ended", () -> !Processes.isRunning(plugin.pid()));
    }

    private static String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // No logs: they would be between its answers.
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                ExitingHost.class.getName()));
        command.addAll(List.of(arguments));
        Process host =
                new ProcessBuilder(command).redirectError(Redirect.INHERIT).start();
        String output = new String(host.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(host.waitFor()).as(output).isZero();
        return output.strip();
    }
}
