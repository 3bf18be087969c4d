package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Handshake;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.MultiplexingUnsupportedException;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.RelayContract.Relay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One connection for everything: what is not told of by the tests of the relay service. */
class MultiplexInteropTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @ParameterizedTest
    @ValueSource(strings = {"", "yes"})
    void aHostInGoHasOurCounterDoItsSums(String autoMtls) throws Exception {
        counter(autoMtls, "put", "hello", "1").succeed();
        assertThat(directory.resolve("kv_hello")).content().isEqualTo("{\"Value\":1}");
        counter(autoMtls, "put", "hello", "-43").succeed();

        Run.Result get = counter(autoMtls, "get", "hello").succeed();

        assertThat(get.out()).as(get.toString()).isEqualTo("-42\n");
        Leftovers.assertNone(directory, sockets);
    }

    private Run counter(String autoMtls, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(GoProgram.MULTIPLEXING_COUNTER_HOST.path().toString()));
        command.addAll(List.of(arguments));
        return Run.of(command)
                .in(directory)
                .with("COUNTER_PLUGIN", "'" + Workspace.launcher("counter", "plugin") + "'")
                .with("COUNTER_AUTO_MTLS", autoMtls)
                .with("TMPDIR", sockets.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void betweenOurOwnThereAreOneConnectionAndNoSockets(boolean autoMtls) throws Exception {
        List<String> java = Workspace.java(RelayPlugin.class);
        LaunchConfig.Builder config = LaunchConfig.builder(
                        RelayContract.HANDSHAKE,
                        Command.builder(java.get(0))
                                .arguments(java.subList(1, java.size()).toArray(new String[0]))
                                .directory(directory)
                                .environment("TMPDIR", sockets.toString())
                                .build())
                .plugin(RelayContract.NAME, RelayContract.USED)
                .multiplex();
        try (PluginClient client = PluginClient.launch((autoMtls ? config.autoMtls() : config).build())) {
            Relay relay = client.dispense(Relay.class);
            for (int i = 0; i < 10; i++) {
                int served = relay.serve("plugin " + i);
                assertThat(RelayContract.greet(relay.broker(), served, "hello"))
                        .isEqualTo("plugin " + i + " heard hello");
                int id = relay.broker().nextId();
                relay.broker().acceptAndServe(id, new Greeter("host " + i));
                assertThat(relay.dial(id)).isEqualTo("host " + i + " heard " + id);
            }
            assertThat(NetworkSockets.connectedIn(sockets)).isEqualTo(1);
            assertThat(OwnSockets.directories()).isEmpty();
            // The plugin does not listen any more; what is left is the directory in which it did.
            assertThat(Workspace.filesIn(sockets))
                    .singleElement()
                    .satisfies(own -> assertThat(own).isEmptyDirectory());
        }
        Leftovers.assertNone(directory, sockets);
    }

    /** go-plugin 1.4 writes six fields. */
    @Test
    void anOldPluginInGoIsRefused() {
        LaunchConfig config = LaunchConfig.builder(
                        Handshake.of(1, "BASIC_PLUGIN", "hello"),
                        Command.builder(GoProgram.OLD_KV_PLUGIN.path().toString())
                                .directory(directory)
                                .environment("TMPDIR", sockets.toString())
                                .build())
                .plugin(RelayContract.NAME, RelayContract.USED)
                .multiplex()
                .build();

        assertThatThrownBy(() -> PluginClient.launch(config))
                .isInstanceOf(MultiplexingUnsupportedException.class)
                .hasMessageContaining("older than 1.6");
        Leftovers.assertNone(directory, sockets);
    }
}
