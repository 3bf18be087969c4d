package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.Empty;
import dev.outboard.ReattachDescriptor;
import dev.outboard.host.Command;
import dev.outboard.host.ExitStatus;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.PluginSource;
import dev.outboard.host.Reattach;
import dev.outboard.interop.peer.PeerGrpc;
import dev.outboard.interop.peer.PeerGrpc.PeerBlockingV2Stub;
import io.grpc.Channel;
import io.grpc.StatusException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How plugins of go-plugin and hosts of this library come together and part, and the other way round. */
class GoLifecycleTest {

    private static final BytesValue HELLO = BytesValue.of(ByteString.copyFromUtf8("hello"));

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @AfterEach
    void nothingIsLeft() {
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aPluginInTestModeIsUsedAndLeftAlone() throws Exception {
        Process plugin = new ProcessBuilder(GoProgram.TEST_PLUGIN.path().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader printed = plugin.inputReader(UTF_8)) {
            ReattachDescriptor descriptor = requireNonNull(
                    ReattachDescriptor.parse(requireNonNull(printed.readLine())).get("example.com/peer"));
            assertThat(descriptor.test()).isTrue();

            // Several hosts, one after another: none of them ends the plugin.
            useOnce(new Reattach(descriptor));
            useOnce(new Reattach(descriptor));

            assertThat(plugin.isAlive()).isTrue();
            plugin.getOutputStream().close();
            assertThat(printed.readLine()).isEqualTo("closed");
            assertThat(plugin.waitFor()).isZero();
        } finally {
            plugin.destroyForcibly();
        }
    }

    @Test
    void aPluginOutlivesOneHostAndServesTheNext() throws Exception {
        Run.Result host = Run.of(Workspace.java(
                        DetachingHost.class,
                        GoProgram.PEER_PLUGIN.path().toString(),
                        directory.resolve("log").toString()))
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .succeed();
        ReattachDescriptor plugin =
                requireNonNull(ReattachDescriptor.parse(host.out()).get("peer"));
        assertThat(ProcessHandle.of(plugin.pid())).isPresent();

        PluginClient next = useOnce(new Reattach(plugin));

        assertThat(next.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(ExitStatus.UNKNOWN);
        // A zombie that its new parent has not collected has no program.
        assertThat(ProcessHandle.of(plugin.pid()).flatMap(left -> left.info().command()))
                .isEmpty();
    }

    @Test
    void aGoHostsRunnerRunsAPluginInAnotherTree() {
        List<String> command =
                new java.util.ArrayList<>(List.of(GoProgram.RUNNER_HOST.path().toString(), directory.toString()));
        command.addAll(Workspace.java(PeerPlugin.class));

        Run.Result result = Run.of(command)
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(Duration.ofSeconds(60))
                .succeed();

        assertThat(result.out()).isEqualTo("ok\n");
    }

    @Test
    void whatAPluginHasLeftRunningDoesNotDelayItsEnd() throws Exception {
        PluginClient client = PluginClient.launch(LaunchConfig.builder(PeerContract.HANDSHAKE, command())
                .plugin(PeerContract.NAME, PeerContract.USED)
                .stopTimeout(Duration.ofMinutes(5))
                .build());
        long grandchild = stub(client).spawn(Empty.getDefaultInstance()).getValue();

        // The plugin ends by itself, long before it would be made to.
        assertThat(CompletableFuture.runAsync(client::close)).succeedsWithin(Duration.ofMinutes(1));
        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
        ProcessHandle.of(grandchild)
                .ifPresent(left -> assertThat(left.onExit()).succeedsWithin(Duration.ofSeconds(15)));
    }

    @Test
    void twoHundredLaunchesLeaveNothing() throws Exception {
        launchAndStop();
        int descriptors = openDescriptors();
        for (int i = 0; i < 200; i++) {
            launchAndStop();
        }

        assertThat(Workspace.filesIn(sockets)).isEmpty();
        assertThat(openDescriptors()).isLessThanOrEqualTo(descriptors + 5);
        assertOwnThreadsEnd();
    }

    /** Threads that were told to end may take a moment. */
    private static void assertOwnThreadsEnd() throws InterruptedException {
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            String name = thread.getName();
            if (name.startsWith("outboard-") && !name.startsWith("outboard-grpc-callback")) {
                thread.join(TimeUnit.SECONDS.toMillis(10));
                assertThat(thread.isAlive()).as(name).isFalse();
            }
        }
    }

    private void launchAndStop() throws StatusException {
        try (PluginClient client = launch(command())) {
            assertThat(stub(client).echo(HELLO)).isEqualTo(HELLO);
        }
    }

    private static int openDescriptors() throws IOException {
        return Workspace.filesIn(Path.of("/proc/self/fd")).size();
    }

    private PluginClient useOnce(PluginSource source) throws StatusException {
        PluginClient client = launch(source);
        try (client) {
            assertThat(stub(client).echo(HELLO)).isEqualTo(HELLO);
        }
        return client;
    }

    private Command command() {
        return Command.builder(GoProgram.PEER_PLUGIN.path().toString())
                .directory(directory)
                .environment("TMPDIR", sockets.toString())
                .build();
    }

    private static PluginClient launch(PluginSource source) {
        return PluginClient.launch(LaunchConfig.builder(PeerContract.HANDSHAKE, source)
                .plugin(PeerContract.NAME, PeerContract.USED)
                .build());
    }

    private static PeerBlockingV2Stub stub(PluginClient client) {
        return PeerGrpc.newBlockingV2Stub(client.dispense(Channel.class)).withDeadlineAfter(1, TimeUnit.MINUTES);
    }
}
