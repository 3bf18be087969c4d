package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.Broker;
import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.BrokeredServer;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.RelayContract.Relay;
import io.grpc.StatusRuntimeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host in Java and a plugin in Go use the broker, in both directions. */
class GoRelayPluginTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private final AtomicInteger names = new AtomicInteger();
    private PluginClient client;
    private Relay relay;
    private Broker broker;

    @BeforeEach
    void launch() {
        client = PluginClient.launch(configured(LaunchConfig.builder(
                                RelayContract.HANDSHAKE,
                                Command.builder(GoProgram.RELAY_PLUGIN.path().toString())
                                        .directory(directory)
                                        .environment("TMPDIR", sockets.toString())
                                        .build())
                        .plugin(RelayContract.NAME, RelayContract.USED)
                        .brokerTimeout(Duration.ofSeconds(60)))
                .build());
        relay = client.dispense(Relay.class);
        broker = relay.broker();
    }

    /** What differs is the configuration of the host. */
    LaunchConfig.Builder configured(LaunchConfig.Builder config) {
        return config;
    }

    @AfterEach
    void stop() {
        // When there is no Go nothing has been launched.
        if (client != null) {
            client.close();
            Leftovers.assertNoProcess(directory);
            assertThat(OwnSockets.directories())
                    .as("directories of this host's sockets")
                    .isEmpty();
        }
    }

    @Test
    void thePluginDialsWhatTheHostServes() {
        assertThat(pluginDials()).isEqualTo("as it should");
    }

    final String pluginDials() {
        int id = broker.nextId();
        try (BrokeredServer server = broker.acceptAndServe(id, new Greeter("host's " + id))) {
            String answer = relay.dial(server.id());
            return answer.equals("host's " + id + " heard " + id) ? "as it should" : answer + " for id " + id;
        }
    }

    @Test
    void theHostDialsWhatThePluginServes() {
        assertThat(hostDials()).isEqualTo("as it should");
    }

    final String hostDials() {
        String name = "plugin's " + names.incrementAndGet();
        int id = relay.serve(name);
        String answer = RelayContract.greet(broker, id, "hello");
        return answer.equals(name + " heard hello") ? "as it should" : answer + " from " + name;
    }

    @Test
    void oneHundredAtOnce() throws Exception {
        // Go's side waits for 5 seconds at most, which 100 handshakes in a JVM that has just started may need.
        for (int i = 0; i < 10; i++) {
            assertThat(pluginDials()).isEqualTo(hostDials());
        }
        allAtOnce(50);
    }

    /** So many in each direction. */
    void allAtOnce(int each) throws Exception {
        List<Callable<String>> calls = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            calls.add(this::pluginDials);
            calls.add(this::hostDials);
        }
        Collections.shuffle(calls, new Random(42));
        ExecutorService threads = Executors.newFixedThreadPool(2 * each);
        try {
            for (Future<String> result : threads.invokeAll(calls)) {
                assertThat(result.get()).isEqualTo("as it should");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whatThePluginNeverServesIsSaidAfterTheTimeout() {
        assertThatExceptionOfType(BrokerTimeoutException.class)
                .isThrownBy(() -> broker.dial(4711, Duration.ofSeconds(1)))
                .withMessageContaining("1 s")
                .withMessageContaining("4711")
                .withMessageContaining("the plugin relay_plugin");
        assertThat(hostDials()).isEqualTo("as it should");
    }

    @Test
    void whatTheHostNeverServesIsThePluginsError() {
        assertThatExceptionOfType(StatusRuntimeException.class)
                .isThrownBy(() -> relay.dial(4711))
                .withMessageContaining(goPluginsTimeout());
        assertThat(pluginDials()).isEqualTo("as it should");
    }

    /** What a plugin in Go says of an id that is not served. */
    String goPluginsTimeout() {
        return "timeout waiting for connection info";
    }

    @Test
    void theBrokerEndsWithTheClient() {
        broker.acceptAndServe(broker.nextId(), new Greeter("host"));

        client.close();

        assertThatExceptionOfType(BrokerClosedException.class).isThrownBy(() -> broker.dial(1));
        assertThatExceptionOfType(BrokerClosedException.class)
                .isThrownBy(() -> broker.acceptAndServe(broker.nextId(), new Greeter("host")));
    }
}
