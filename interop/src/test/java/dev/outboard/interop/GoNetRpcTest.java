package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.gob.Gob;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Listener;
import dev.outboard.net.UnixSockets;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcEndedException;
import dev.outboard.netrpc.RpcException;
import dev.outboard.netrpc.RpcRemoteException;
import dev.outboard.netrpc.RpcServer;
import dev.outboard.netrpc.RpcServing;
import dev.outboard.netrpc.RpcStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Go's own {@code net/rpc}, on either side. */
class GoNetRpcTest {

    private static final Duration PATIENCE = Duration.ofSeconds(100);
    private static final Gob GOB = Gob.standard();
    private static final TypeRef<Object> ANY = TypeRef.of(Object.class);
    private static final TypeRef<Integer> INT = TypeRef.of(int.class);

    record Args(int a, int b) {}

    record Quotient(int quo, int rem) {}

    /** What Go's client calls; Go's server has the same. */
    static final class Service {

        private final SynchronousQueue<Integer> release = new SynchronousQueue<>();

        public int multiply(Args args) {
            return args.a() * args.b();
        }

        public Quotient divide(Args args) {
            if (args.b() == 0) {
                throw new ArithmeticException("divide by zero");
            }
            return new Quotient(args.a() / args.b(), args.a() % args.b());
        }

        public String greet(@Nullable Object nothing) {
            assertThat(nothing).isNull();
            return "Hello!";
        }

        public @Nullable Object put(Map<String, Object> args) {
            assertThat(args).containsEntry("key", "hello").containsEntry("value", "world".getBytes(US_ASCII));
            return null;
        }

        public void ping(boolean yes) {
            assertThat(yes).isTrue();
        }

        public @Unsigned int dispense(String name) {
            return name.length();
        }

        public byte[] echo(byte[] bytes) {
            return bytes;
        }

        public int wait(int number) throws InterruptedException {
            release.take();
            return number;
        }

        public int release(int number) throws InterruptedException {
            release.put(number);
            return 0;
        }
    }

    /** A connection of the module {@code net} as streams. */
    record Streams(Connection connection) implements RpcStream {

        @Override
        public InputStream input() {
            return new InputStream() {
                @Override
                public int read() throws IOException {
                    byte[] one = new byte[1];
                    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
                }

                @Override
                public int read(byte[] target, int from, int length) throws IOException {
                    return connection.read(ByteBuffer.wrap(target, from, length));
                }
            };
        }

        @Override
        public OutputStream output() {
            return new OutputStream() {
                @Override
                public void write(int octet) throws IOException {
                    write(new byte[] {(byte) octet}, 0, 1);
                }

                @Override
                public void write(byte[] octets, int from, int length) throws IOException {
                    connection.write(ByteBuffer.wrap(octets, from, length));
                }
            };
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }

    private static void callEverything(RpcClient client) throws Exception {
        assertThat(client.call("Plugin.Multiply", new Args(6, 7), int.class)).isEqualTo(42);
        assertThat(client.call("Plugin.Divide", new Args(17, 5), Quotient.class))
                .isEqualTo(new Quotient(3, 2));
        assertThat(client.call("Plugin.Greet", null, ANY, TypeRef.of(String.class)))
                .isEqualTo("Hello!");
        assertThat(client.call("Plugin.Put", Map.of("key", "hello", "value", "world".getBytes(US_ASCII)), Object.class))
                .isNull();
        assertThat(client.call("Plugin.Ping", true, Void.class)).isNull();
        assertThat(client.call(
                        "Plugin.Dispense", "greeter", TypeRef.of(String.class), new TypeRef<@Unsigned Integer>() {}))
                .isEqualTo(7);
        failures(client);
        byte[] large = new byte[64_000_000];
        new Random(1).nextBytes(large);
        assertThat(client.call("Plugin.Echo", large, byte[].class)).isEqualTo(large);
        outOfOrder(client);
        concurrent(client);
    }

    private static void failures(RpcClient client) throws Exception {
        assertThatThrownBy(() -> client.call("Plugin.Divide", new Args(1, 0), Quotient.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessage("divide by zero");
        assertThatThrownBy(() -> client.call("Plugin.Nope", 1, int.class))
                .hasMessage("rpc: can't find method Plugin.Nope");
        assertThatThrownBy(() -> client.call("Nope.Nope", new Args(1, 2), int.class))
                .hasMessage("rpc: can't find service Nope.Nope");
        assertThatThrownBy(() -> client.call("Plugin.Multiply", "text", int.class))
                .isInstanceOf(RpcRemoteException.class)
                .hasMessageContaining("gob:");
        assertThat(client.call("Plugin.Multiply", new Args(2, 3), int.class)).isEqualTo(6);
    }

    private static void outOfOrder(RpcClient client) throws Exception {
        CompletableFuture<@Nullable Integer> waiting = client.callAsync("Plugin.Wait", 1, INT, INT);
        assertThat(client.call("Plugin.Multiply", new Args(2, 3), int.class)).isEqualTo(6);
        assertThat(waiting).isNotDone();
        assertThat(client.call("Plugin.Release", 0, int.class)).isZero();
        assertThat(waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isEqualTo(1);
    }

    private static void concurrent(RpcClient client) throws Exception {
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        for (int i = 0; i < 64; i++) {
            int factor = i;
            CompletableFuture<Void> caller = new CompletableFuture<>();
            callers.add(caller);
            new Thread(() -> {
                        try {
                            for (int k = 0; k < 50; k++) {
                                assertThat(client.call("Plugin.Multiply", new Args(factor, k), int.class))
                                        .isEqualTo(factor * k);
                            }
                            caller.complete(null);
                        } catch (RpcException | InterruptedException | AssertionError e) {
                            caller.completeExceptionally(e);
                        }
                    })
                    .start();
        }
        for (CompletableFuture<Void> caller : callers) {
            caller.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private static ProcessBuilder go(String... arguments) {
        List<String> command = new ArrayList<>(List.of(GoProgram.GOB_PEER.path().toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    @Test
    void gosServerOnTcp() throws Exception {
        try (Background server = Background.start(go("serve", "tcp", "127.0.0.1:0"))) {
            String port = server.awaitOutput(Pattern.compile(":(\\d+)\n"), PATIENCE);
            try (RpcClient client = RpcClient.start(
                    RpcStream.of(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))), GOB)) {
                callEverything(client);
            }
        }
    }

    @Test
    void gosServerOnAUnixSocketThatIsKilledInACall() throws Exception {
        Path socket = Files.createTempDirectory("gob").resolve("s");
        Process server = go("serve", "unix", socket.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(server.inputReader().readLine()).isEqualTo(socket.toString());
            try (RpcClient client =
                    RpcClient.start(new Streams(UnixSockets.connect(socket, Deadline.after(PATIENCE))), GOB)) {
                callEverything(client);
                CompletableFuture<@Nullable Integer> waiting = client.callAsync("Plugin.Wait", 1, INT, INT);
                assertThat(client.call("Plugin.Multiply", new Args(2, 3), int.class))
                        .isEqualTo(6);
                server.destroyForcibly();
                assertThatThrownBy(() -> waiting.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                        .hasCauseInstanceOf(RpcEndedException.class);
            }
        } finally {
            server.destroyForcibly().onExit().join();
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
    }

    @Test
    void gosServerOnPipes() throws Exception {
        Process server =
                go("pipe").redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (RpcClient client = RpcClient.start(RpcStream.of(server.getInputStream(), server.getOutputStream()), GOB)) {
            callEverything(client);
        } finally {
            server.destroyForcibly();
        }
    }

    @Test
    void gosClientOnAUnixSocket() throws Exception {
        Path socket = Files.createTempDirectory("gob").resolve("s");
        try (Listener listener = UnixSockets.listen(socket)) {
            Process client = go("call", "unix", socket.toString())
                    .redirectErrorStream(true)
                    .start();
            RpcServing serving = RpcServer.builder(GOB)
                    .receiver("Plugin", new Service())
                    .build()
                    .serve(new Streams(listener.accept(Deadline.after(PATIENCE))));
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .isEmpty();
            assertThat(client.waitFor()).isZero();
            assertThat(serving.whenEnded().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .isNull();
        } finally {
            Files.deleteIfExists(socket);
            Files.delete(socket.getParent());
        }
    }
}
