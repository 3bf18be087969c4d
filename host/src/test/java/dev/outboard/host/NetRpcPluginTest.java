package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outboard.PluginSet;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.netrpc.RpcEndedException;
import dev.outboard.plugin.Echo;
import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin of this library that speaks net/rpc, in a process of its own or in test mode. */
class NetRpcPluginTest {

    @TempDir
    Path sockets;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
        assertThat(sockets).isEmptyDirectory();
    }

    private Command command() {
        Command echo = TestCommands.echo("netrpc");
        return Command.builder(echo.program())
                .arguments(echo.arguments().toArray(new String[0]))
                .environment("TMPDIR", sockets.toString())
                .build();
    }

    private static LaunchConfig.Builder config(PluginSource source) {
        return LaunchConfig.builder(Echo.HANDSHAKE, source)
                .plugin("echo", Echo.NETRPC)
                .plugin("echo_grpc", Echo.PLUGIN);
    }

    @Test
    void aPluginIsLaunchedUsedAndStopped() throws Exception {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();
        PluginClient client = PluginClient.launch(
                config(command()).autoMtls().multiplex().syncStdout(stdout).build());
        try (client) {
            assertThat(client.dispense(Echo.class).say("hello")).isEqualTo("echo hello");
            assertThat(client.dispense("echo", Echo.class).say(".stdout printed in a call"))
                    .isEqualTo("printed");
            client.ping();
            assertThatThrownBy(() -> client.dispense("echo_grpc", Echo.class))
                    .isInstanceOf(UnknownPluginException.class)
                    .hasMessageContaining("\"echo_grpc\" is a plugin for grpc");
            assertThatEventually(
                    "what it prints arrives",
                    () -> stdout.toString(UTF_8).equals("printed in a call" + System.lineSeparator()));
        }

        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
    }

    @Test
    void aCallSaysWhatHasBecomeOfThePlugin() {
        try (PluginClient client = PluginClient.launch(config(command()).build())) {
            Echo echo = client.dispense(Echo.class);
            Throwable failure = catchThrowable(() -> echo.say(".die 3"));

            assertThat(failure)
                    .hasMessageContaining("exit status 3")
                    .hasMessageContaining("dying as told")
                    .hasCauseInstanceOf(RpcEndedException.class)
                    .hasRootCauseInstanceOf(PluginExitedException.class);
            assertThatThrownBy(() -> echo.say("again")).hasRootCauseInstanceOf(PluginExitedException.class);
            assertThatThrownBy(client::ping).isInstanceOf(PluginExitedException.class);
            assertThatThrownBy(() -> client.dispense(Echo.class)).isInstanceOf(PluginExitedException.class);
        }
    }

    @Test
    void aHostWithoutAPluginOfThatProtocolSaysSo() {
        LaunchConfig grpcOnly = LaunchConfig.builder(Echo.HANDSHAKE, command())
                .plugin("echo", Echo.PLUGIN)
                .build();
        assertThatThrownBy(() -> PluginClient.launch(grpcOnly))
                .isInstanceOf(UnsupportedProtocolException.class)
                .hasMessageContaining("it speaks netrpc in version 1");
    }

    @Test
    void aPluginInTestModeServesOneHostAfterAnotherAndIsNotStopped() {
        ServeConfig served = ServeConfig.builder(Echo.HANDSHAKE)
                .plugin("echo", Echo.NETRPC, text -> "test " + text)
                .build();
        try (PluginServer server = PluginServer.startInTest(served)) {
            for (int i = 0; i < 2; i++) {
                try (PluginClient client = PluginClient.launch(
                        config(new Reattach(throughJson(server))).build())) {
                    assertThat(client.dispense(Echo.class).say("hello")).isEqualTo("test hello");
                    assertThat(client.reattachDescriptor().protocol()).isEqualTo(Protocol.NETRPC);
                    assertThatThrownBy(() -> client.dispense("unknown", Echo.class))
                            .isInstanceOf(UnknownPluginException.class);
                }
                assertThat(server.onStop()).isNotDone();
            }
        }
    }

    private static ReattachDescriptor throughJson(PluginServer server) {
        String json = ReattachDescriptor.format(Map.of("echo", server.descriptor()));
        return Objects.requireNonNull(ReattachDescriptor.parse(json).get("echo"));
    }

    @Test
    void aPluginThatDoesNotServeWhatTheHostAsksForSaysSo() {
        ServeConfig served = ServeConfig.builder(Echo.HANDSHAKE)
                .plugin("echo", Echo.NETRPC, text -> "test " + text)
                .build();
        try (PluginServer server = PluginServer.startInTest(served)) {
            LaunchConfig other = LaunchConfig.builder(Echo.HANDSHAKE, new Reattach(server.descriptor()))
                    .version(1, PluginSet.of("other", Echo.NETRPC))
                    .build();
            try (PluginClient client = PluginClient.launch(other)) {
                assertThatThrownBy(() -> client.dispense(Echo.class))
                        .isInstanceOf(UnknownPluginException.class)
                        .hasMessageContaining("unknown plugin type: other");
            }
        }
    }

    @Test
    void aPluginThatIsStoppedByAnotherHostIsNoticed() {
        ServeConfig served = ServeConfig.builder(Echo.HANDSHAKE)
                .plugin("echo", Echo.NETRPC, text -> "test " + text)
                .build();
        PluginServer server = PluginServer.startInTest(served);
        try (PluginClient client =
                PluginClient.launch(config(new Reattach(server.descriptor())).build())) {
            Echo echo = client.dispense(Echo.class);
            server.close();

            assertThatEventually("calls fail", () -> catchThrowable(() -> echo.say("hello")) != null);
            assertThatThrownBy(() -> echo.say("hello")).hasCauseInstanceOf(RpcEndedException.class);
        } finally {
            server.close();
        }
    }
}
