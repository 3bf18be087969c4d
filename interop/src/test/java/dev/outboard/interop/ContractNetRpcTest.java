package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.BasicError;
import dev.outboard.NetRpcPlugin;
import dev.outboard.contract.PluginCallException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.PluginExitedException;
import dev.outboard.interop.contract.FileKeyValue;
import dev.outboard.interop.contract.KeyValue;
import dev.outboard.interop.contract.LocalRpcPeer;
import dev.outboard.interop.contract.RpcPeer;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs in Go over net/rpc with a Java interface on the other side. */
class ContractNetRpcTest {

    private static final Duration PATIENCE = Duration.ofSeconds(100);

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    /** Large and concurrent values, errors, callbacks both ways, ids that nobody serves, prints; a death within a call. */
    @ParameterizedTest
    @ValueSource(strings = {"mtls", "crash"})
    void aGoHostIsContentWithAnInterface(String mode) {
        List<String> command =
                new ArrayList<>(List.of(GoProgram.NETRPC_HOST.path().toString(), mode));
        command.addAll(Workspace.java(LocalRpcPeer.class));
        Run.Result result = Run.of(command)
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .within(PATIENCE)
                .finish();

        assertThat(result.out()).as(result.toString()).isEqualTo("passed\n");
    }

    @Test
    void aHostUsesAPluginInGoByAnInterface() throws Exception {
        LaunchConfig config = LaunchConfig.builder(
                        NetRpcPeer.HANDSHAKE,
                        Command.of(GoProgram.NETRPC_PLUGIN.path().toString()))
                .plugin("peer", NetRpcPlugin.of(RpcPeer.class))
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            RpcPeer peer = client.dispense(RpcPeer.class);

            assertThat(peer.echo(new byte[100_000])).hasSize(100_000);
            assertThatThrownBy(() -> peer.fail("as told"))
                    .isInstanceOf(RpcPeer.RefusedException.class)
                    .hasMessage("as told");
            assertThat(peer.refuse("as a value")).isEqualTo(new BasicError("as a value"));
            assertThat(peer.serve(0).echo("served".getBytes(UTF_8))).isEqualTo("served".getBytes(UTF_8));
            assertThat(peer.callBack(bytes -> bytes, "called back")).isEqualTo("called back");
            assertThatThrownBy(() -> peer.dieSoon(3).get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(PluginCallException.class)
                    .hasRootCauseInstanceOf(PluginExitedException.class)
                    .satisfies(e -> assertThat(((PluginCallException) e).code()).isEqualTo(Status.Code.UNAVAILABLE));
        }
    }

    @Test
    void upstreamsKvHostUsesAnInterface() {
        kvHost("put", "hello", "wörld").succeed();
        assertThat(directory.resolve("kv_hello")).content().isEqualTo("wörld\n\nWritten by a contract");

        assertThat(kvHost("get", "hello").succeed().out()).isEqualTo("wörld\n\nWritten by a contract\n");
    }

    private Run kvHost(String... arguments) {
        return new KvRun("netrpc", directory, sockets)
                .of(
                        GoProgram.KV_HOST.path(),
                        String.join(" ", Workspace.java(FileKeyValue.class, "netrpc")),
                        arguments);
    }

    @Test
    void upstreamsKvPluginIsAnInterface() {
        LaunchConfig config = LaunchConfig.builder(
                        KeyValue.HANDSHAKE,
                        Command.builder(GoProgram.KV_NETRPC_PLUGIN.path().toString())
                                .directory(directory)
                                .build())
                .plugin("kv", NetRpcPlugin.of(KeyValue.class))
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            KeyValue store = client.dispense(KeyValue.class);
            store.put("hello", "wörld".getBytes(UTF_8));

            assertThat(new String(store.get("hello"), UTF_8)).isEqualTo("wörld\n\nWritten from plugin-go-netrpc");
            assertThatThrownBy(() -> store.get("nothing"))
                    .isInstanceOf(NoSuchElementException.class)
                    .hasMessageContaining("kv_nothing");
        }
    }
}
