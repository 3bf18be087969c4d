package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.contract.PluginCallException;
import dev.outboard.example.counter.AddHelper;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.contract.Callbacks;
import dev.outboard.interop.contract.Callbacks.OpenHelper;
import dev.outboard.interop.contract.CallbacksPlugin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contracts as arguments and results, between a host and a plugin in Java. */
class ContractCallbacksTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @Test
    void contractsCrossInCollections() {
        try (PluginClient client = launchJava()) {
            long sum = client.dispense(Callbacks.class).sumByAll(List.of((a, b) -> a + b, (a, b) -> a + 10 * b));

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

            assertThatThrownBy(() -> client.dispense(Callbacks.class).sumByAll(List.of(failing)))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessage("too hard");
        }
    }

    @Test
    void aResultThatCanBeClosedLivesUntilThen() {
        try (PluginClient client = launchJava()) {
            OpenHelper helper = client.dispense(Callbacks.class).open();

            assertThat(helper.sum(1, 2)).isEqualTo(3);
            helper.close();

            assertThatThrownBy(() -> helper.sum(1, 2)).isInstanceOf(PluginCallException.class);
        }
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void anArgumentThatCanBeClosedOutlivesItsCall() {
        CallbacksPlugin.Adder helper = new CallbacksPlugin.Adder();
        try (PluginClient client = launchJava()) {
            Callbacks callbacks = client.dispense(Callbacks.class);
            callbacks.keep(helper);

            assertThat(callbacks.useKept(2, 3)).isEqualTo(5);
            assertThat(helper.isClosed()).isTrue();
            assertThatThrownBy(() -> callbacks.useKept(2, 3)).isInstanceOf(PluginCallException.class);
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
            Callbacks callbacks = client.dispense(Callbacks.class);

            assertThat(callbacks.copy(source, target)).isEqualTo(bytes.length);
            assertThat(target.toByteArray()).isEqualTo(bytes);
            assertThat(closed).isDone();

            InputStream failing = InputStream.nullInputStream();
            failing.close();
            assertThatThrownBy(() -> callbacks.copy(failing, target))
                    .isInstanceOf(IOException.class)
                    .hasMessage("Stream closed");
            try (InputStream zeros = callbacks.zeros(100_000)) {
                assertThat(zeros.readNBytes(70_000)).hasSize(70_000).containsOnly(0);
            }
            assertThat(callbacks.sumByAll(List.of((a, b) -> a + b, (a, b) -> a + 10 * b)))
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
                        Callbacks.HANDSHAKE,
                        Command.builder("sh")
                                .arguments("-c", "exec " + command)
                                .directory(directory)
                                .environment("TMPDIR", sockets.toString())
                                .build())
                .plugin(Callbacks.class);
        return PluginClient.launch(multiplexed ? config.multiplex().build() : config.build());
    }

    private static String plugin() {
        return String.join(" ", Workspace.java(CallbacksPlugin.class));
    }
}
