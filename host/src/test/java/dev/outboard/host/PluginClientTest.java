package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;
import static dev.outboard.host.TestCommands.echoBehindShell;
import static dev.outboard.host.TestCommands.shell;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.PluginSet;
import dev.outboard.plugin.Echo;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** This host and a plugin of this library in a process of its own. */
class PluginClientTest {

    @TempDir
    Path sockets;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
        assertThat(sockets).isEmptyDirectory();
    }

    @Test
    void aPluginIsLaunchedUsedAndStopped() throws Exception {
        PluginClient client = launch(echo());
        try (client) {
            assertThat(client.dispense(Echo.class).say("hello")).isEqualTo("echo hello");
            assertThat(client.dispense("echo", Echo.class).say("again")).isEqualTo("echo again");
            assertThat(client.negotiatedVersion()).isEqualTo(1);
            assertThat(client.onExit()).isNotDone();
            client.ping();
        }

        assertThat(client.onExit().get(0, SECONDS)).isEqualTo(new ExitStatus(0));
        assertThat(client.onExit().get(0, SECONDS).isSuccess()).isTrue();
    }

    @Test
    void aPluginOnTcpIsUsedLikeAnyOther() {
        try (PluginClient client = launch(echo("tcp"))) {
            assertThat(client.dispense(Echo.class).say("hello")).isEqualTo("echo hello");
        }
    }

    @Test
    void aPluginBehindAShellIsStoppedWithIt() throws Exception {
        PluginClient client = launch(echoBehindShell());
        try (client) {
            assertThat(client.dispense(Echo.class).say("hello")).isEqualTo("echo hello");
        }

        assertThat(client.onExit().get(0, SECONDS).isSuccess()).isTrue();
    }

    @Test
    void theNewestCommonVersionIsDispensed() {
        LaunchConfig config = environment(echo())
                .version(0, PluginSet.of("old", Echo.PLUGIN))
                .version(9, PluginSet.of("new", Echo.PLUGIN))
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            assertThat(client.negotiatedVersion()).isEqualTo(1);
            assertThatThrownBy(() -> client.dispense("new", Echo.class))
                    .isInstanceOf(UnknownPluginException.class)
                    .hasMessageContaining("\"new\"")
                    .hasMessageContaining("[echo]");
            assertThatThrownBy(() -> client.dispense(Runnable.class))
                    .isInstanceOf(UnknownPluginException.class)
                    .hasMessageContaining("no plugin of type java.lang.Runnable");
        }
    }

    @Test
    void aCallInFlightFailsWithThePluginsEnd() throws Exception {
        try (PluginClient client = launch(echo())) {
            Echo echo = client.dispense(Echo.class);
            CompletableFuture<String> hanging = CompletableFuture.supplyAsync(() -> echo.say(".hang"));

            StatusRuntimeException dying = catchThrowableOfType(StatusRuntimeException.class, () -> echo.say(".die 7"));

            assertEnded(dying);
            ExecutionException hung = catchThrowableOfType(ExecutionException.class, () -> hanging.get(20, SECONDS));
            assertThat(hung.getCause())
                    .isInstanceOfSatisfying(StatusRuntimeException.class, PluginClientTest::assertEnded);
            assertThat(client.onExit().get(20, SECONDS)).isEqualTo(new ExitStatus(7));
            assertEnded(catchThrowableOfType(StatusRuntimeException.class, () -> echo.say("later")));
            assertThatThrownBy(client::ping)
                    .isInstanceOf(PluginExitedException.class)
                    .hasMessageContaining("exit status 7");
        }
    }

    private static void assertEnded(StatusRuntimeException e) {
        assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE);
        assertThat(e).hasMessageContaining("exit status 7").hasMessageContaining("dying as told");
        assertThat(e.getCause()).isInstanceOfSatisfying(PluginExitedException.class, exited -> {
            assertThat(exited.exitStatus()).isEqualTo(new ExitStatus(7));
            assertThat(exited.lastErrorLines()).contains("[ERROR] dying as told");
        });
    }

    @Test
    void aPluginThatIsKilledLeavesNothing() throws Exception {
        try (PluginClient client = launch(echo())) {
            assertThat(ProcessHandle.of(client.pid()).orElseThrow().destroyForcibly())
                    .isTrue();

            assertThat(client.onExit().get(20, SECONDS)).hasToString("exit status 137 (SIGKILL)");
            assertThatEventually("the socket is removed", () -> isEmpty(sockets));
        }
    }

    @Test
    void whatAPluginHasStartedEndsWithIt() {
        long child;
        try (PluginClient client = launch(echo())) {
            child = Long.parseLong(client.dispense(Echo.class).say(".spawn sleep 1000"));
            assertThat(Processes.isRunning(child)).isTrue();
        }

        assertThatEventually("the plugin's child has ended", () -> !Processes.isRunning(child));
    }

    @Test
    void whatAKilledPluginHasStartedEndsWithIt() throws Exception {
        long child;
        long daemon;
        try (PluginClient client = launch(echo())) {
            Echo echo = client.dispense(Echo.class);
            child = Long.parseLong(echo.say(".spawn sleep 1000"));
            // What begins a session of its own is meant to go on.
            daemon = Long.parseLong(echo.say(".spawn setsid sleep 1000"));
            assertThatEventually("the daemon has its session", () -> Processes.sessionOf(daemon) == daemon);
            assertThat(ProcessHandle.of(client.pid()).orElseThrow().destroyForcibly())
                    .isTrue();
            client.onExit().get(20, SECONDS);
        }

        assertThat(Processes.isRunning(child)).isFalse();
        assertThat(Processes.isRunning(daemon)).isTrue();
        ProcessHandle.of(daemon).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void aPluginWhoseThreadsAndHooksHangStillEndsWithStatusZero() throws Exception {
        PluginClient client = launch(echo("stubborn"));
        CompletableFuture<String> hanging;
        try (client) {
            Echo echo = client.dispense(Echo.class);
            hanging = CompletableFuture.supplyAsync(() -> echo.say(".hang"));
            assertThat(echo.say("hello")).isEqualTo("echo hello");
        }

        assertThat(client.onExit().get(0, SECONDS)).isEqualTo(new ExitStatus(0));
        assertThatThrownBy(() -> hanging.get(20, SECONDS)).hasMessageContaining("UNAVAILABLE");
    }

    @Test
    void whatIsPrintedToStdoutLaterDoesNotBlockThePlugin() {
        try (PluginClient client = launch(echo())) {
            Echo echo = client.dispense(Echo.class);
            // Far more than a pipe holds.
            for (int i = 0; i < 20; i++) {
                assertThat(echo.say(".stdout " + "x".repeat(10_000))).isEqualTo("printed");
            }
        }
    }

    @Test
    void whatIsPrintedBeforeTheLineDoesNoHarmWhenTheLineHasItsOwnDescriptor() {
        String script =
                "export OUTBOARD_HANDSHAKE_FD=3; exec " + TestCommands.shellLine("print", "hello") + " 3>&1 1>&2";
        try (PluginClient client = launch(shell(script))) {
            assertThat(client.dispense(Echo.class).say("x")).isEqualTo("echo x");
        }
    }

    @Test
    void stderrIsCopiedToTheSink() throws Exception {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (PluginClient client =
                PluginClient.launch(environment(echo()).stderr(sink).build())) {
            assertThatThrownBy(() -> client.dispense(Echo.class).say(".die 1"))
                    .isInstanceOf(StatusRuntimeException.class);
            client.onExit().get(20, SECONDS);
        }

        assertThat(sink.toString(StandardCharsets.UTF_8)).contains("[ERROR] dying as told\n");
    }

    @Test
    void thePluginSeesItsEnvironmentAndTheHostsProcess() {
        Command command = Command.builder(echo().program())
                .arguments(echo().arguments().toArray(new String[0]))
                .environment("TMPDIR", sockets.toString())
                .environment("GREETING", "moin")
                .environment("ECHO_PLUGIN", "not this")
                .hideHostEnvironment()
                .build();
        try (PluginClient client = PluginClient.launch(config(command).build())) {
            Echo echo = client.dispense(Echo.class);

            assertThat(echo.say(".env GREETING")).isEqualTo("moin");
            assertThat(echo.say(".env PATH")).isEqualTo("null");
            assertThat(echo.say(".env OUTBOARD_HOST_PID"))
                    .isEqualTo(Long.toString(ProcessHandle.current().pid()));
            assertThat(echo.say(".env PLUGIN_PROTOCOL_VERSIONS")).isEqualTo("1");
            assertThat(echo.say(".env PLUGIN_MIN_PORT")).isEqualTo("10000");
        }
    }

    @Test
    void aPluginThatDoesNotAnswerIsNotWell() throws Exception {
        try (PluginClient client = launch(echo())) {
            stop(client.pid());

            assertThatThrownBy(() -> client.ping(Duration.ofMillis(300)))
                    .isInstanceOf(PluginUnavailableException.class)
                    .hasMessageContaining("DEADLINE_EXCEEDED");

            signal("CONT", client.pid());
            client.ping();
        }
    }

    @Test
    void aPluginThatDoesNotEndIsMadeTo() throws Exception {
        PluginClient client = PluginClient.launch(
                environment(echo()).stopTimeout(Duration.ofMillis(300)).build());
        try (client) {
            stop(client.pid());
        }

        assertThat(client.onExit().get(0, SECONDS)).hasToString("exit status 137 (SIGKILL)");
    }

    @Test
    void closingTwiceIsClosingOnce() {
        PluginClient client = launch(echo());
        client.close();
        client.close();

        assertThat(client.onExit()).isDone();
    }

    private static void stop(long pid) throws IOException, InterruptedException {
        signal("STOP", pid);
        assertThatEventually("the process has stopped", () -> Processes.isStopped(pid));
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    private PluginClient launch(Command command) {
        return PluginClient.launch(environment(command).build());
    }

    private LaunchConfig.Builder environment(Command command) {
        return config(Command.builder(command.program())
                .arguments(command.arguments().toArray(new String[0]))
                .environment("TMPDIR", sockets.toString())
                .build());
    }

    private static boolean isEmpty(Path directory) {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
