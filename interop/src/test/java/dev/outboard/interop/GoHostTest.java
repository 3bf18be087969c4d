package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in Go puts a plugin in Java through what upstream's examples do not reach. */
class GoHostTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    /** Go hosts wait two seconds for the end, and see it by themselves. */
    @Test
    void aPluginWhoseThreadsAndHooksHangEndsWhenItIsToldTo() {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.PEER_HOST.path().toString(), "stop"));
        command.addAll(Workspace.java(PeerPlugin.class, "stubborn"));

        Run.Result result = run(command).succeed();

        assertThat(result.out()).isEqualTo("ok stop\n");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void whatAPluginThrowsIsInTheHostsLog() {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.PEER_HOST.path().toString(), "exception,exception-in-thread"));
        command.addAll(Workspace.java(PeerPlugin.class));

        Run.Result result = run(command).succeed();

        assertThat(result.err())
                .contains("The plugin failed in a call of outboard.interop.Peer/Crash:")
                .contains("| java.lang.IllegalStateException: as asked for")
                .contains("Exception in thread \"doomed\" java.lang.IllegalStateException: as asked for")
                .contains("at dev.outboard.interop.PeerService");
    }

    private Run run(List<String> command) {
        return Run.of(command).in(directory).with("TMPDIR", sockets.toString()).within(Duration.ofSeconds(60));
    }

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
                "exception-in-thread",
                "crash",
                "killed",
                "stop"
            })
    void aPluginInJavaPasses(String scenario) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.PEER_HOST.path().toString(), scenario));
        command.addAll(Workspace.java(PeerPlugin.class));

        Run.Result result = run(command).succeed();

        assertThat(result.out()).isEqualTo("ok " + scenario + "\n");
        Leftovers.assertNoProcess(directory);
        if (!scenario.equals("crash") && !scenario.equals("killed")) {
            // Who dies like that removes nothing, and go-plugin does not do it for plugins.
            Leftovers.assertNoFile(sockets);
        }
    }
}
