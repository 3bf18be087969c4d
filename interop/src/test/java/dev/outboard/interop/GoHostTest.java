package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in Go puts a plugin in Java through what upstream's examples do not reach. */
class GoHostTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unary",
                "gzip",
                "64-mib-messages",
                "streams",
                "converse",
                "slow-reader",
                "metadata",
                "16-mib-metadata",
                "error-with-details",
                "deadline",
                "cancel",
                "many-callers",
                "ping",
                "exception",
                "crash",
                "stop"
            })
    void aPluginInJavaPasses(String scenario) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.PEER_HOST.path().toString(), scenario));
        command.addAll(Workspace.java(PeerPlugin.class));

        Run.Result result = Run.of(command)
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(Duration.ofSeconds(60))
                .succeed();

        assertThat(result.out()).isEqualTo("ok " + scenario + "\n");
        Leftovers.assertNoProcess(directory);
        if (!scenario.equals("crash")) {
            // Who dies by halt removes nothing, and go-plugin does not do it for plugins.
            Leftovers.assertNoFile(sockets);
        }
    }
}
