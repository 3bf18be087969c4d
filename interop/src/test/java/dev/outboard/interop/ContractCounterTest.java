package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.contract.PluginCallException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.contract.AddHelper;
import dev.outboard.interop.contract.Counter;
import dev.outboard.interop.contract.Counter.OpenHelper;
import dev.outboard.interop.contract.FileCounter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts as arguments and results: upstream's "bidirectional" programs with Java interfaces on the other side, and both. */
class ContractCounterTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @Test
    void aGoHostHasItsHelperCalled() {
        goHost("put", "hello", "1").succeed();
        goHost("put", "hello", "-43").succeed();

        assertThat(directory.resolve("kv_hello")).content().isEqualTo("{\"Value\":-42}");
        assertThat(goHost("get", "hello").succeed().out()).isEqualTo("-42\n");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aPluginInGoCallsAHelperInJava() {
        try (PluginClient client = launch(GoProgram.COUNTER_PLUGIN.path().toString())) {
            Counter counter = client.dispense(Counter.class);
            List<Long> summands = new ArrayList<>();
            AddHelper helper = (a, b) -> {
                summands.add(b);
                return a + b;
            };
            counter.put("hello", 40, helper);
            counter.put("hello", 2, helper);

            assertThat(counter.get("hello")).isEqualTo(42);
            assertThat(summands).containsExactly(40L, 2L);
        }
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void contractsCrossInCollections() {
        try (PluginClient client = launchJava()) {
            long sum = client.dispense(Counter.class).sumByAll(List.of((a, b) -> a + b, (a, b) -> a + 10 * b));

            assertThat(sum).isEqualTo(11);
        }
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aHelpersExceptionComesBackThroughThePlugin() {
        try (PluginClient client = launchJava()) {
            AddHelper failing = (a, b) -> {
                throw new ArithmeticException("too hard");
            };

            assertThatThrownBy(() -> client.dispense(Counter.class).put("hello", 1, failing))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("too hard");
        }
    }

    @Test
    void aResultThatCanBeClosedLivesUntilThen() {
        try (PluginClient client = launchJava()) {
            OpenHelper helper = client.dispense(Counter.class).open();

            assertThat(helper.sum(1, 2)).isEqualTo(3);
            helper.close();

            assertThatThrownBy(() -> helper.sum(1, 2)).isInstanceOf(PluginCallException.class);
        }
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void anArgumentThatCanBeClosedOutlivesItsCall() {
        FileCounter.Adder helper = new FileCounter.Adder();
        try (PluginClient client = launchJava()) {
            Counter counter = client.dispense(Counter.class);
            counter.keep(helper);

            assertThat(counter.useKept(2, 3)).isEqualTo(5);
            assertThat(helper.isClosed()).isTrue();
            assertThatThrownBy(() -> counter.useKept(2, 3)).isInstanceOf(PluginCallException.class);
        }
        Leftovers.assertNone(directory, sockets);
    }

    @ParameterizedTest(name = "multiplexed: {0}")
    @ValueSource(booleans = {false, true})
    void bytesStreamThroughArgumentsAndResults(boolean multiplexed) throws IOException {
        byte[] bytes = new byte[3_000_000];
        new Random(7).nextBytes(bytes);
        CompletableFuture<Void> closed = new CompletableFuture<>();
        InputStream source = new ByteArrayInputStream(bytes) {
            @Override
            public void close() {
                closed.complete(null);
            }
        };
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (PluginClient client = launch(plugin(), multiplexed)) {
            Counter counter = client.dispense(Counter.class);

            assertThat(counter.copy(source, target)).isEqualTo(bytes.length);
            assertThat(target.toByteArray()).isEqualTo(bytes);
            assertThat(closed).isDone();

            InputStream failing = InputStream.nullInputStream();
            failing.close();
            assertThatThrownBy(() -> counter.copy(failing, target))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Stream closed");
            try (InputStream zeros = counter.zeros(100_000)) {
                assertThat(zeros.readNBytes(70_000)).hasSize(70_000).containsOnly(0);
            }
            assertThat(counter.sumByAll(List.of((a, b) -> a + b, (a, b) -> a + 10 * b)))
                    .isEqualTo(11);
        }
        Leftovers.assertNone(directory, sockets);
    }

    private PluginClient launchJava() {
        return launch(plugin());
    }

    private PluginClient launch(String command) {
        return launch(command, false);
    }

    private PluginClient launch(String command, boolean multiplexed) {
        LaunchConfig.Builder config = LaunchConfig.builder(
                        Counter.HANDSHAKE,
                        Command.builder("sh")
                                .arguments("-c", "exec " + command)
                                .directory(directory)
                                .environment("TMPDIR", sockets.toString())
                                .build())
                .plugin(Counter.class);
        return PluginClient.launch(multiplexed ? config.multiplex().build() : config.build());
    }

    private Run goHost(String... arguments) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.COUNTER_HOST.path().toString()));
        command.addAll(List.of(arguments));
        return Run.of(command).in(directory).with("COUNTER_PLUGIN", plugin()).with("TMPDIR", sockets.toString());
    }

    private static String plugin() {
        return String.join(" ", Workspace.java(FileCounter.class));
    }
}
