package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.GrpcPlugin;
import dev.outboard.contract.PluginCallException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.contract.FileKeyValue;
import dev.outboard.interop.contract.KeyValue;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream's unmodified kv programs with a Java interface on the other side. */
class ContractKvTest {

    @TempDir
    Path directory;

    @Test
    void aGoHostUsesAPluginThatIsAnInterface() {
        Run.of(GoProgram.KV_HOST.path().toString(), "put", "hello", "wörld")
                .in(directory)
                .with("KV_PLUGIN", plugin())
                .with("KV_PROTO", "grpc")
                .succeed();

        assertThat(directory.resolve("kv_hello")).content().isEqualTo("wörld\n\nWritten by a contract");
        Run.Result get = Run.of(GoProgram.KV_HOST.path().toString(), "get", "hello")
                .in(directory)
                .with("KV_PLUGIN", plugin())
                .with("KV_PROTO", "grpc")
                .succeed();
        assertThat(get.out()).isEqualTo("wörld\n\nWritten by a contract\n");
    }

    @Test
    void aGoHostSeesTheStatusOfAnException() {
        Run.Result get = Run.of(GoProgram.KV_HOST.path().toString(), "get", "nothing")
                .in(directory)
                .with("KV_PLUGIN", plugin())
                .with("KV_PROTO", "grpc")
                .finish();

        assertThat(get.out()).contains("code = NotFound").contains("There is no value for nothing");
    }

    @Test
    void aHostUsesAPluginInGoByAnInterface() {
        try (PluginClient client = PluginClient.launch(
                host(Command.builder(GoProgram.KV_PLUGIN.path().toString())
                        .directory(directory)
                        .build()))) {
            KeyValue store = client.dispense(KeyValue.class);
            store.put("hello", "wörld".getBytes(UTF_8));

            assertThat(new String(store.get("hello"), UTF_8)).isEqualTo("wörld\n\nWritten from plugin-go-grpc");
            assertThatThrownBy(() -> store.get("nothing"))
                    .isInstanceOf(PluginCallException.class)
                    .hasMessageStartingWith("The call proto.KV/Get has failed: UNKNOWN: open kv_nothing:");
        }
    }

    @Test
    @SuppressWarnings("NullAway") // What null does is tested.
    void anExceptionArrivesAsWhatItWas() {
        try (PluginClient client = PluginClient.launch(host(Command.builder("sh")
                .arguments("-c", "exec " + plugin())
                .directory(directory)
                .build()))) {
            KeyValue store = client.dispense(KeyValue.class);

            assertThatThrownBy(() -> store.get("nothing"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessage("There is no value for nothing");
            assertThatThrownBy(() -> store.put(null, new byte[0]))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessage("KeyValue.put: key must not be null; where null is meant, annotate the type with"
                            + " @Nullable, or use Optional");
        }
    }

    @Test
    void theGreeterGreets() {
        Run.Result greeting = Run.of(
                        Workspace.launcher("greeter", "host").toString(),
                        Workspace.launcher("greeter", "plugin").toString(),
                        "world")
                .succeed();

        assertThat(greeting.out()).isEqualTo("Hello, world!\n");
    }

    private static LaunchConfig host(Command plugin) {
        return LaunchConfig.builder(KeyValue.HANDSHAKE, plugin)
                .plugin("kv_grpc", GrpcPlugin.of(KeyValue.class))
                .build();
    }

    /** Upstream's host has a shell read it. */
    private static String plugin() {
        return String.join(" ", Workspace.java(FileKeyValue.class));
    }
}
