package dev.outboard.host;

import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.echo;
import static dev.outboard.host.TestCommands.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.net.Endpoint;
import dev.outboard.plugin.Echo;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One connection to a plugin for everything. */
class MultiplexTest {

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    @ParameterizedTest
    @CsvSource({"unix,false", "unix,true", "tcp,false", "tcp,true"})
    void aPluginIsUsedThroughStreams(String network, boolean autoMtls) throws Exception {
        LaunchConfig.Builder config = config(echo(network)).multiplex();
        PluginClient client = PluginClient.launch((autoMtls ? config.autoMtls() : config).build());
        try (client) {
            Echo echo = client.dispense(Echo.class);

            assertThat(echo.say("hello")).isEqualTo("echo hello");
            assertThat(echo.say(".env PLUGIN_MULTIPLEX_GRPC")).isEqualTo("true");
            assertThat(Thread.getAllStackTraces().keySet())
                    .as("threads")
                    .anyMatch(thread -> thread.getName().startsWith("outboard-yamux-client-reader"));
            client.ping();
        }
        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
    }

    @Test
    void nothingIsSaidAboutItByDefault() {
        try (PluginClient client = PluginClient.launch(config(echo()).build())) {
            assertThat(client.dispense(Echo.class).say(".env PLUGIN_MULTIPLEX_GRPC"))
                    .isEqualTo("null");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1|1|unix|/nowhere|grpc, does not say that it can multiplex",
        "1|1|unix|/nowhere|grpc|, older than 1.6",
        "1|1|unix|/nowhere|grpc||, without multiplex()",
        "1|1|unix|/nowhere|grpc||false, cannot multiplex"
    })
    void aPluginThatCannotIsRefused(String line, String why) {
        MultiplexingUnsupportedException e = catchThrowableOfType(
                MultiplexingUnsupportedException.class,
                () -> PluginClient.launch(config(shell("echo '" + line + "'; exec sleep 100"))
                        .multiplex()
                        .build()));

        assertThat(e).hasMessageContaining(why);
    }

    @Test
    void whatIsNotATruthValueIsRefusedToo() {
        assertThatThrownBy(() ->
                        PluginClient.launch(config(shell("echo '1|1|unix|/nowhere|grpc||perhaps'; exec sleep 100"))
                                .multiplex()
                                .build()))
                .isInstanceOf(BadHandshakeException.class)
                .hasMessageContaining("neither true nor false");
    }

    @Test
    void aPluginThatRunsAlreadyIsNotAskedForIt() {
        ReattachDescriptor descriptor =
                new ReattachDescriptor(Protocol.GRPC, 1, new Endpoint.Unix(Path.of("/nowhere")), 1, false);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(new Reattach(descriptor)).multiplex().build())
                .withMessageContaining("runs already");
    }

    @Test
    void aDetachedPluginIsNotAskedForIt() {
        Command detached =
                Command.builder("/bin/true").detached(directory.resolve("log")).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(detached).multiplex().build())
                .withMessageContaining("detached");
    }

    @Test
    void noOtherHostCanAttach() {
        try (PluginClient client =
                PluginClient.launch(config(echo()).multiplex().build())) {
            assertThatIllegalStateException()
                    .isThrownBy(client::reattachDescriptor)
                    .withMessageContaining("multiplexing");
        }
    }

    @ParameterizedTest
    @CsvSource({"false", "true"})
    void whatIsPendingEndsWithThePluginAndSaysWhy(boolean autoMtls) {
        LaunchConfig.Builder config = config(echo()).multiplex();
        try (PluginClient client = PluginClient.launch((autoMtls ? config.autoMtls() : config).build())) {
            assertThatThrownBy(() -> client.dispense(Echo.class).say(".die 3"))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasCauseInstanceOf(PluginExitedException.class)
                    .hasMessageContaining("status 3");
        }
    }

    @Test
    void whatListensThereAndSpeaksSomethingElseIsRefused() {
        assertThatThrownBy(() -> PluginClient.launch(
                        config(shell("exec 3<>/dev/null; echo '1|1|tcp|127.0.0.1:1|grpc||true'; exec sleep 100"))
                                .multiplex()
                                .build()))
                .isInstanceOf(PluginConnectException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
