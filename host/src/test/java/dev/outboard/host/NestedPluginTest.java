package dev.outboard.host;

import static dev.outboard.host.Eventually.assertThatEventually;
import static dev.outboard.host.TestCommands.config;
import static dev.outboard.host.TestCommands.nesting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.plugin.Echo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that is a host of another plugin: what was asked of it was not asked of that. */
class NestedPluginTest {

    private static final String UNSET = "null";

    @TempDir
    Path directory;

    private final Leftovers leftovers = new Leftovers();

    @AfterEach
    void nothingIsLeft() {
        leftovers.assertNone();
    }

    private Command.Builder command() {
        return Command.builder(nesting().program())
                .arguments(nesting().arguments().toArray(new String[0]))
                .environment("TMPDIR", directory.toString());
    }

    @Test
    void whatAHostAsksOfItsPluginIsNotAskedOfThePluginsPlugin() {
        Command command = command()
                .environment("PLUGIN_MULTIPLEX_GRPC", "false")
                .environment("PLUGIN_UNIX_SOCKET_GROUP", "")
                .environment("OUTBOARD_HANDSHAKE_FD", "1")
                .build();
        try (PluginClient client = PluginClient.launch(
                config(command).autoMtls().socketDirectory(directory).build())) {
            Echo inner = client.dispense(Echo.class);

            assertThat(List.of(
                            "PLUGIN_CLIENT_CERT",
                            "PLUGIN_MULTIPLEX_GRPC",
                            "PLUGIN_UNIX_SOCKET_DIR",
                            "PLUGIN_UNIX_SOCKET_GROUP",
                            "OUTBOARD_HANDSHAKE_FD"))
                    .allSatisfy(name -> assertThat(inner.say(".env " + name)).isEqualTo(UNSET));
            assertThat(inner.say(".env OUTBOARD_HOST_PID")).isEqualTo(Long.toString(client.pid()));
            assertThat(inner.say(".env OUTBOARD_LAUNCH"))
                    .startsWith(client.pid() + "-")
                    .isNotEqualTo(UNSET);
        }
    }

    @Test
    void thatAPluginMayOutliveItsHostDoesNotHoldForThePluginsPlugin() {
        PluginClient client = PluginClient.launch(
                config(command().detached(directory.resolve("log")).build()).build());
        long inner = Long.parseLong(client.dispense(Echo.class).say(".inner"));
        assertThat(client.dispense(Echo.class).say(".env OUTBOARD_HOST_PID")).isEqualTo(Long.toString(client.pid()));

        assertThat(ProcessHandle.of(client.pid()).orElseThrow().destroyForcibly())
                .isTrue();

        assertThatEventually("the plugin's plugin has ended", () -> !Processes.isRunning(inner));
        client.close();
    }

    @Test
    void aRunnersProgramFindsNothingOfTheHostsHost() {
        Map<String, String> variables = PluginEnvironment.overOwn(Map.of("COOKIE", "c", "PLUGIN_MIN_PORT", "10000"));

        assertThat(variables)
                .containsEntry("COOKIE", "c")
                .containsEntry("PLUGIN_MIN_PORT", "10000")
                .containsEntry("PLUGIN_CLIENT_CERT", "")
                .containsEntry("OUTBOARD_HOST_PID", "")
                .containsEntry("OUTBOARD_HANDSHAKE_FD", "");
    }
}
