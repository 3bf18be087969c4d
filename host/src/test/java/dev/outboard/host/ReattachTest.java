package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outboard.PluginSet;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.net.Endpoint;
import dev.outboard.plugin.Echo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One host launches a plugin and leaves it to another. */
class ReattachTest {

    private static final Duration SHORT = Duration.ofMillis(400);

    @TempDir
    Path sockets;

    @TempDir
    Path logs;

    private final Leftovers leftovers = new Leftovers();
    private ReattachDescriptor plugin;

    @BeforeEach
    void launchAndLeave() {
        try (PluginClient first = PluginClient.launch(config(detached()).build())) {
            assertThat(first.dispense(Echo.class).say("one")).isEqualTo("echo one");
            plugin = first.reattachDescriptor();
            first.detach();
        }
    }

    private Command detached() {
        return Command.builder(echo().program())
                .arguments(echo().arguments().toArray(new String[0]))
                .environment("TMPDIR", sockets.toString())
                .detached(logs.resolve("plugin.log"))
                .build();
    }

    @AfterEach
    void nothingIsLeft() {
        ProcessHandle.of(plugin.pid()).ifPresent(ProcessHandle::destroyForcibly);
        leftovers.assertNone();
    }

    @Test
    void theNextHostUsesAndStopsIt() throws Exception {
        PluginClient second =
                PluginClient.launch(config(new Reattach(throughJson(plugin))).build());
        try (second) {
            assertThat(second.pid()).isEqualTo(plugin.pid());
            assertThat(second.negotiatedVersion()).isEqualTo(1);
            assertThat(second.dispense(Echo.class).say("two")).isEqualTo("echo two");
            second.ping();
        }

        // Its program is gone, and the process any moment.
        assertThatEventually("it has ended", () -> !Processes.isRunning(plugin.pid()));
        assertThat(second.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(ExitStatus.UNKNOWN);
        assertThat(sockets).isEmptyDirectory();
    }

    private static ReattachDescriptor throughJson(ReattachDescriptor descriptor) {
        return requireNonNull(ReattachDescriptor.parse(ReattachDescriptor.format(Map.of("echo", descriptor)))
                .get("echo"));
    }

    @Test
    void itsLogGoesToTheFile() throws IOException {
        try (PluginClient second = attach(plugin)) {
            Throwable death = catchThrowable(() -> second.dispense(Echo.class).say(".die 3"));

            assertThat(PluginExitedException.in(death)).hasValueSatisfying(exited -> {
                assertThat(exited.exitStatus()).isEqualTo(ExitStatus.UNKNOWN);
                assertThat(exited).hasMessageContaining("exit status unknown");
            });
        }
        assertThat(Files.readString(logs.resolve("plugin.log"))).contains("[ERROR] dying as told");
    }

    @Test
    void aHostInTestModeOnlyGoesAway() {
        ReattachDescriptor test = new ReattachDescriptor(Protocol.GRPC, 1, plugin.endpoint(), plugin.pid(), null, true);
        try (PluginClient second = attach(test)) {
            assertThat(second.dispense(Echo.class).say("two")).isEqualTo("echo two");
            assertThat(second.reattachDescriptor().test()).isTrue();
        }

        try (PluginClient third = attach(plugin)) {
            assertThat(third.dispense(Echo.class).say("three")).isEqualTo("echo three");
        }
    }

    @Test
    void aProcessThatIsGoneIsNotRunning() {
        kill();

        assertAttachFails(plugin)
                .isInstanceOf(PluginNotRunningException.class)
                .hasMessageContaining("there is no process " + plugin.pid() + " any more")
                .hasMessageContaining("launch it anew");
    }

    @Test
    void aProcessThatTookTheIdOverIsNotThePlugin() {
        ReattachDescriptor earlier = new ReattachDescriptor(
                Protocol.GRPC,
                1,
                plugin.endpoint(),
                plugin.pid(),
                requireNonNull(plugin.processStart()).minusSeconds(60),
                false);

        assertAttachFails(earlier)
                .isInstanceOf(PluginNotRunningException.class)
                .hasMessageContaining("is another one by now");
        assertThat(Processes.isRunning(plugin.pid())).isTrue();
    }

    @Test
    void aSocketThatIsNotThereIsNamed() {
        ReattachDescriptor wrong = new ReattachDescriptor(
                Protocol.GRPC, 1, new Endpoint.Unix(sockets.resolve("wrong")), plugin.pid(), false);

        assertAttachFails(wrong)
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining("Cannot attach")
                .hasMessageContaining(sockets.resolve("wrong").toString());
    }

    @Test
    void aPluginThatDoesNotAnswerTimesOut() throws Exception {
        assertThat(new ProcessBuilder("kill", "-STOP", Long.toString(plugin.pid()))
                        .start()
                        .waitFor())
                .isZero();
        assertThatEventually("it has stopped", () -> Processes.isStopped(plugin.pid()));

        assertThatThrownBy(() -> PluginClient.launch(
                        config(new Reattach(plugin)).startTimeout(SHORT).build()))
                .isInstanceOf(StartTimeoutException.class)
                .hasMessageContaining("did not answer");
    }

    @Test
    void aVersionThatTheHostDoesNotSpeakIsRefused() {
        ReattachDescriptor newer = new ReattachDescriptor(Protocol.GRPC, 7, plugin.endpoint(), plugin.pid(), false);

        assertAttachFails(newer)
                .isInstanceOf(IncompatibleVersionException.class)
                .hasMessageContaining("version 7");
    }

    @Test
    void anUnknownVersionIsTheOnlyOne() {
        ReattachDescriptor ofGo = new ReattachDescriptor(Protocol.GRPC, 0, plugin.endpoint(), plugin.pid(), false);

        assertThatThrownBy(() -> PluginClient.launch(config(new Reattach(ofGo))
                        .version(3, PluginSet.of("echo", Echo.PLUGIN))
                        .build()))
                .isInstanceOf(IncompatibleVersionException.class);
        try (PluginClient second = attach(ofGo)) {
            assertThat(second.negotiatedVersion()).isEqualTo(1);
        }
    }

    @Test
    void aPluginThatEndedHasNoDescriptor() throws Exception {
        try (PluginClient second = attach(plugin)) {
            kill();
            second.onExit().get(20, TimeUnit.SECONDS);

            assertThatThrownBy(second::reattachDescriptor)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has ended");
        }
    }

    @Test
    void aPluginWithOneTimeCertificatesIsForItsHostAlone() {
        try (PluginClient bound = PluginClient.launch(config(echo()).autoMtls().build())) {
            assertThatThrownBy(bound::reattachDescriptor)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("AutoMTLS");
        }
        kill();
    }

    @Test
    void aPluginThatEndsWithItsHostCannotBeLeft() {
        try (PluginClient bound = PluginClient.launch(config(echo()).build())) {
            assertThatThrownBy(bound::detach)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("detached");
            bound.ping();
        }
        kill();
    }

    private void kill() {
        ProcessHandle.of(plugin.pid()).orElseThrow().destroyForcibly();
        assertThatEventually("it has ended", () -> !Processes.isRunning(plugin.pid()) && isReaped(plugin.pid()));
    }

    private static boolean isReaped(long pid) {
        return ProcessHandle.of(pid).isEmpty();
    }

    private static PluginClient attach(ReattachDescriptor descriptor) {
        return PluginClient.launch(config(new Reattach(descriptor)).build());
    }

    private static org.assertj.core.api.AbstractThrowableAssert<?, ?> assertAttachFails(ReattachDescriptor descriptor) {
        return assertThatThrownBy(() -> attach(descriptor));
    }
}
