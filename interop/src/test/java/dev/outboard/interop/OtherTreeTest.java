package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.Broker;
import dev.outboard.host.CustomRunner;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.RelayContract.Relay;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Brokered services of host and plugin find each other where the plugin sees the sockets under other names. */
class OtherTreeTest {

    @TempDir
    Path inside;

    @TempDir
    Path sockets;

    @AfterEach
    void nothingIsLeft() {
        assertThat(sockets).isEmptyDirectory();
        assertThat(inside).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "java, PLAIN, SOCKETS",
        "java, AUTO_MTLS, SOCKETS",
        "go, PLAIN, SOCKETS",
        "go, AUTO_MTLS, SOCKETS",
        "java, AUTO_MTLS, ONE_CONNECTION",
        "go, PLAIN, ONE_CONNECTION"
    })
    void eachSideReachesWhatTheOtherServes(String plugin, String security, String connections) {
        OtherTree.assumePossible();
        List<String> command = plugin.equals("go")
                ? List.of(GoProgram.RELAY_PLUGIN.path().toString())
                : Workspace.java(RelayPlugin.class);
        LaunchConfig.Builder config = LaunchConfig.builder(
                        RelayContract.HANDSHAKE, new CustomRunner("relay", new OtherTree(command, inside)))
                .plugin(RelayContract.NAME, RelayContract.USED)
                .socketDirectory(sockets)
                .brokerTimeout(Duration.ofSeconds(60));
        if (security.equals("AUTO_MTLS")) {
            config.autoMtls();
        }
        if (connections.equals("ONE_CONNECTION")) {
            config.multiplex();
        }
        try (PluginClient client = PluginClient.launch(config.build())) {
            Relay relay = client.dispense(Relay.class);
            Broker broker = relay.broker();

            int id = broker.nextId();
            broker.acceptAndServe(id, new Greeter("host"));
            assertThat(relay.dial(id)).isEqualTo("host heard " + id);
            assertThat(RelayContract.greet(broker, relay.serve("plugin"), "hello"))
                    .isEqualTo("plugin heard hello");
            assertThat(inside).as("what nobody but the plugin sees").isEmptyDirectory();
        }
    }
}
