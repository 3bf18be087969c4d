package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.ReattachDescriptor;
import dev.outboard.net.Endpoint;
import dev.outboard.plugin.PluginServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host in Go with go-plugin uses a plugin of this library over net/rpc. */
class GoNetRpcHostTest {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private static List<String> host(String mode, List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.NETRPC_HOST.path().toString(), mode));
        command.addAll(arguments);
        return command;
    }

    /** Large and concurrent values, errors, callbacks both ways, ids that nobody serves, prints; a death within a call. */
    @ParameterizedTest
    @ValueSource(strings = {"all", "mtls", "crash"})
    void theHostIsContent(String mode) {
        Run.Result result = Run.of(host(mode, Workspace.java(NetRpcPeerPlugin.class)))
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(PATIENCE)
                .finish();

        assertThat(result.out()).as(result.toString()).isEqualTo("passed\n");
        Leftovers.assertNoProcess(directory);
        if (!mode.equals("crash")) {
            Leftovers.assertNoFile(sockets);
        }
    }

    @Test
    void nothingIsLeftOfThePluginOfAKilledHost() throws Exception {
        ProcessBuilder builder = new ProcessBuilder(host("stay", Workspace.java(NetRpcPeerPlugin.class)))
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("TMPDIR", sockets.toString());
        Process process = builder.start();
        Optional<ProcessHandle> plugin;
        try (BufferedReader output = process.inputReader(UTF_8)) {
            String line = String.valueOf(output.readLine());
            assertThat(line).startsWith("plugin ");
            plugin = ProcessHandle.of(Long.parseLong(line.substring("plugin ".length())));
            assertThat(plugin).isPresent();
        } finally {
            process.destroyForcibly();
        }

        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        plugin.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aPluginWithItsOwnTlsServesAHostWithTheSame() throws Exception {
        TlsFiles.write(sockets, "host");
        TlsFiles.write(sockets, "plugin");

        Run.Result result = Run.of(host("tls", Workspace.java(NetRpcPeerPlugin.class, "tls", sockets.toString())))
                .in(directory)
                .with("PEER_TLS_FILES", sockets.toString())
                .within(PATIENCE)
                .finish();

        assertThat(result.out()).as(result.toString()).isEqualTo("passed\n");
        Leftovers.assertNoProcess(directory);
    }

    @Test
    void aPluginOutlivesOneHostAndServesTheNext() {
        Run.Result first = Run.of(host("leave", Workspace.java(NetRpcPeerPlugin.class, "outlive")))
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(PATIENCE)
                .finish();
        assertThat(first.out()).as(first.toString()).startsWith("at unix ");
        List<String> at = List.of(first.out().strip().split(" ", -1)).subList(1, 4);

        Run.Result next = Run.of(host("end", at)).in(directory).within(PATIENCE).finish();

        assertThat(next.out()).as(next.toString()).isEqualTo("passed\n");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aPluginInTestModeServesOneHostAfterAnother() throws IOException {
        try (PluginServer server = PluginServer.startInTest(NetRpcPeerPlugin.config())) {
            ReattachDescriptor at = server.descriptor();
            String path = ((Endpoint.Unix) at.endpoint()).path().toString();
            for (int i = 0; i < 2; i++) {
                Run.Result result = Run.of(host("attach", List.of("unix", path, Long.toString(at.pid()))))
                        .within(PATIENCE)
                        .finish();
                assertThat(result.out()).as(result.toString()).isEqualTo("passed\n");
                assertThat(server.onStop()).isNotDone();
            }
        }
    }
}
