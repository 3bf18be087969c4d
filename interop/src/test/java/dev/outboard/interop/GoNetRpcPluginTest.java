package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.outboard.BasicError;
import dev.outboard.BrokerException;
import dev.outboard.Protocol;
import dev.outboard.ReattachDescriptor;
import dev.outboard.gob.Gob;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.host.Command;
import dev.outboard.host.ExitStatus;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.host.PluginExitedException;
import dev.outboard.host.PluginSource;
import dev.outboard.host.PluginTlsException;
import dev.outboard.host.Reattach;
import dev.outboard.net.Endpoint;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcEndedException;
import dev.outboard.netrpc.RpcRemoteException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A host of this library uses a plugin in Go with go-plugin over net/rpc. */
class GoNetRpcPluginTest {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final TypeRef<@Unsigned Integer> ID = new TypeRef<@Unsigned Integer>() {};
    private static final TypeRef<Integer> INT = TypeRef.of(int.class);

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
    private final ByteArrayOutputStream stderr = new ByteArrayOutputStream();

    private LaunchConfig.Builder config(PluginSource source) {
        return LaunchConfig.builder(NetRpcPeer.HANDSHAKE, source)
                .plugin("peer", NetRpcPeer.PLUGIN)
                .syncStdout(stdout)
                .syncStderr(stderr);
    }

    private Command command() {
        return Command.builder(GoProgram.NETRPC_PLUGIN.path().toString())
                .directory(directory)
                .environment("TMPDIR", sockets.toString())
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everythingWorks(boolean secured) throws Exception {
        LaunchConfig.Builder config = config(command());
        PluginClient client = PluginClient.launch(secured ? config.autoMtls().build() : config.build());
        try (client) {
            NetRpcPeer peer = client.dispense(NetRpcPeer.class);
            valuesAndErrors(peer.client());
            concurrentCalls(peer.client());
            callbacks(peer);
            if (!secured) {
                // Takes go-plugin's 5 seconds.
                neglectedIds(peer);
            }
            prints(peer.client());
            client.ping();
        }

        assertThat(client.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(new ExitStatus(0));
        Leftovers.assertNone(directory, sockets);
    }

    private static void valuesAndErrors(RpcClient client) throws Exception {
        byte[] large = new byte[64_000_000];
        new Random(1).nextBytes(large);
        assertThat(client.call("Plugin.Echo", large, byte[].class)).isEqualTo(large);
        assertThatThrownBy(() -> client.call("Plugin.Fail", "as told", int.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessage("as told");
        assertThat(client.call("Plugin.FailAsValue", "as a value", BasicError.class))
                .isEqualTo(new BasicError("as a value"));
        assertThatThrownBy(() -> client.call("Plugin.Missing", "", int.class))
                .hasMessage("rpc: can't find method Plugin.Missing");
    }

    /** Runs something many times at once, each in a thread of its own. */
    private static void all(int count, Numbered body) throws Exception {
        List<CompletableFuture<Void>> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            CompletableFuture<Void> result = new CompletableFuture<>();
            results.add(result);
            Thread thread = new Thread(() -> {
                try {
                    body.run(number);
                    result.complete(null);
                } catch (Exception | AssertionError e) {
                    result.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        for (CompletableFuture<Void> result : results) {
            result.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private interface Numbered {
        void run(int number) throws Exception;
    }

    private static void concurrentCalls(RpcClient client) throws Exception {
        all(64, caller -> {
            for (int i = 0; i < 50; i++) {
                assertEchoes(client, i + " of " + caller);
            }
        });
    }

    private static void assertEchoes(RpcClient client, String text) throws Exception {
        assertThat(client.call("Plugin.Echo", text.getBytes(UTF_8), byte[].class))
                .isEqualTo(text.getBytes(UTF_8));
    }

    private static void callbacks(NetRpcPeer peer) throws Exception {
        all(
                100,
                number -> patiently(() -> {
                    int id = peer.broker().nextId();
                    var unused = peer.broker().acceptAndServe(id, NetRpcPeer.ECHO, NetRpcPeer.served());
                    String text = "callback " + number;
                    NetRpcPeer.Callback callback = new NetRpcPeer.Callback(id, text);
                    return text.equals(peer.client().call("Plugin.CallBack", callback, String.class));
                }));
        all(
                100,
                number -> patiently(() -> {
                    int id = Objects.requireNonNull(peer.client().call("Plugin.Serve", number, INT, ID));
                    try (RpcClient served = peer.broker().client(id, Gob.standard())) {
                        assertEchoes(served, "served " + number);
                    }
                    return true;
                }));
    }

    /** Both sides must meet within go-plugin's 5 seconds, which a busy machine may not manage at the first time. */
    private static void patiently(Callable<Boolean> meeting) throws Exception {
        for (int tries = 3; tries > 0; tries--) {
            try {
                assertThat(meeting.call()).isTrue();
                return;
            } catch (BrokerException | RpcRemoteException e) {
                if (tries == 1) {
                    throw e;
                }
            }
        }
    }

    /** Neither side waits for ever for the other, and both go on. */
    private static void neglectedIds(NetRpcPeer peer) throws Exception {
        int id = Objects.requireNonNull(peer.client().call("Plugin.Neglect", 0, INT, ID));
        all(2, number -> {
            if (number == 0) {
                assertThatThrownBy(() -> peer.broker().dial(id, Duration.ofMillis(200)))
                        .isInstanceOf(BrokerException.class)
                        .hasMessageContaining("broker id " + Integer.toUnsignedString(id));
            } else {
                NetRpcPeer.Callback nobody = new NetRpcPeer.Callback(4711, "");
                assertThatThrownBy(() -> peer.client().call("Plugin.CallBack", nobody, String.class))
                        .isInstanceOf(RpcRemoteException.class);
            }
        });
        assertEchoes(peer.client(), "still there");
    }

    private void prints(RpcClient client) throws Exception {
        assertThat(client.call("Plugin.Print", "printed", int.class)).isZero();
        assertEventually(() -> stdout.toString(UTF_8).equals("printed"), "stdout");
        assertEventually(() -> stderr.toString(UTF_8).equals("not printed"), "stderr");
    }

    private static void assertEventually(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
        assertThat(condition.getAsBoolean()).as(what).isTrue();
    }

    @Test
    void aCrashWithinACallIsTold() {
        try (PluginClient client = PluginClient.launch(config(command()).build())) {
            RpcClient calls = client.dispense(NetRpcPeer.class).client();
            Throwable failure = catchThrowable(() -> calls.call("Plugin.Die", 3, int.class));

            assertThat(failure)
                    .isInstanceOf(RpcEndedException.class)
                    .hasMessageContaining("exit status 3")
                    .hasCauseInstanceOf(PluginExitedException.class);
        }
        Leftovers.assertNoProcess(directory);
    }

    @Test
    void aPluginWithItsOwnTlsServesAHostWithTheSame() throws Exception {
        for (String name : List.of("host", "plugin", "stranger")) {
            TlsFiles.write(sockets, name);
        }
        Command command = Command.builder(GoProgram.NETRPC_PLUGIN.path().toString())
                .directory(directory)
                .environment("PEER_TLS_FILES", sockets.toString())
                .build();
        try (PluginClient client = PluginClient.launch(
                config(command).tls(TlsFiles.options(sockets, "host", "plugin")).build())) {
            NetRpcPeer peer = client.dispense(NetRpcPeer.class);
            valuesAndErrors(peer.client());
            callbacks(peer);
        }
        assertThatThrownBy(() -> PluginClient.launch(config(command)
                        .tls(TlsFiles.options(sockets, "stranger", "plugin"))
                        .build()))
                .isInstanceOf(PluginTlsException.class);
        Leftovers.assertNoProcess(directory);
    }

    /** Launched by a host in Java that ends; a host in Go uses it; another one in Java uses and ends it. */
    @Test
    void aPluginOutlivesItsHosts() throws Exception {
        Run.Result first = Run.of(Workspace.java(
                        DetachingHost.class,
                        GoProgram.NETRPC_PLUGIN.path().toString(),
                        directory.resolve("log").toString(),
                        "netrpc"))
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .succeed();
        ReattachDescriptor plugin =
                Objects.requireNonNull(ReattachDescriptor.parse(first.out()).get("peer"));
        assertThat(plugin.protocol()).isEqualTo(Protocol.NETRPC);
        String path = ((Endpoint.Unix) plugin.endpoint()).path().toString();
        assertThat(Run.of(GoProgram.NETRPC_HOST.path().toString(), "attach", "unix", path, Long.toString(plugin.pid()))
                        .succeed()
                        .out())
                .isEqualTo("passed\n");

        PluginClient last = PluginClient.launch(config(new Reattach(plugin)).build());
        try (last) {
            assertEchoes(last.dispense(NetRpcPeer.class).client(), "attached");
        }
        assertThat(last.onExit().get(0, TimeUnit.SECONDS)).isEqualTo(ExitStatus.UNKNOWN);
        // A zombie that its new parent has not collected has no program.
        assertThat(ProcessHandle.of(plugin.pid()).flatMap(left -> left.info().command()))
                .isEmpty();
    }

    @Test
    void aPluginInTestModeIsUsedAndLeftAlone() throws Exception {
        Process plugin = new ProcessBuilder(GoProgram.NETRPC_PLUGIN.path().toString(), "test")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader output = plugin.inputReader(UTF_8)) {
            String[] at = String.valueOf(output.readLine()).split(" ", -1);
            assertThat(at).hasSize(4).startsWith("at", "unix");
            ReattachDescriptor descriptor = new ReattachDescriptor(
                    Protocol.NETRPC, 1, new Endpoint.Unix(Path.of(at[2])), Long.parseLong(at[3]), true);
            for (int i = 0; i < 2; i++) {
                try (PluginClient client =
                        PluginClient.launch(config(new Reattach(descriptor)).build())) {
                    assertEchoes(client.dispense(NetRpcPeer.class).client(), "attached");
                }
                assertThat(plugin.isAlive()).isTrue();
            }
        } finally {
            plugin.destroyForcibly();
        }
    }
}
