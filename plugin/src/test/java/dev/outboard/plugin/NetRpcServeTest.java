package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Protocol;
import dev.outboard.gob.Gob;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.internal.handshake.Multiplexing;
import dev.outboard.internal.mux.ConnectionStream;
import dev.outboard.internal.mux.MuxSession;
import dev.outboard.internal.mux.MuxSettings;
import dev.outboard.internal.place.Dialling;
import dev.outboard.internal.timer.ThreadTimer;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcEndedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A net/rpc plugin, as its host sees it. */
class NetRpcServeTest {

    private static final Duration LONG = Duration.ofSeconds(100);
    private static final TypeRef<@Unsigned Integer> ID = new TypeRef<@Unsigned Integer>() {};

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();

    private static ServeConfig.Builder config() {
        return ServeConfig.builder(Echo.HANDSHAKE).plugin("echo", Echo.NETRPC, NetRpcServeTest::answer);
    }

    private static String answer(String text) {
        return switch (text) {
            case "fail" -> throw new IllegalStateException("told to fail");
            default -> "you said " + text;
        };
    }

    private PluginServer start(ServeConfig config) {
        return surroundings.with("TMPDIR", directory.toString()).start(config);
    }

    /** A host's connection. */
    private record Host(MuxSession.OfHost streams, RpcClient control) implements AutoCloseable {

        static Host connect(PluginServer server) throws IOException {
            MuxSettings settings = new MuxSettings(
                    "the plugin",
                    LONG,
                    new ThreadTimer("test-timer"),
                    Optional::empty,
                    warning -> {},
                    (method, failure) -> {},
                    null);
            MuxSession.OfHost streams =
                    MuxSession.ofHost(Dialling.connect(server.endpoint(), Deadline.after(LONG)), settings);
            return new Host(streams, RpcClient.start(new ConnectionStream(streams.control()), Gob.standard()));
        }

        Echo echo() throws Exception {
            int id = Objects.requireNonNull(control.call("Dispenser.Dispense", "echo", TypeRef.of(String.class), ID));
            return new Echo.RpcEcho(streams.session().broker().client(id, Gob.standard()));
        }

        @Override
        public void close() {
            streams.session().close();
        }
    }

    private static String read(Connection stream, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            assertThat(stream.read(bytes, Deadline.after(LONG))).isPositive();
        }
        return new String(bytes.array(), StandardCharsets.UTF_8);
    }

    @Test
    void theLineSaysNetRpcAndThatMultiplexingIsSupportedWhenAskedFor() {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        try (PluginServer server = start(config().build())) {
            assertThat(surroundings.line().protocol()).isEqualTo(Protocol.NETRPC);
            assertThat(surroundings.line().multiplexing()).isEqualTo(Multiplexing.SUPPORTED);
            assertThat(server.descriptor().protocol()).isEqualTo(Protocol.NETRPC);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void theVersionDecidesTheProtocol() {
        ServeConfig both = config().version(2, ServedSet.of("echo", Echo.PLUGIN, text -> text))
                .build();
        try (PluginServer server = start(both)) {
            assertThat(server.descriptor().protocol()).isEqualTo(Protocol.NETRPC);
        }
        surroundings.lines.clear();
        surroundings.with("PLUGIN_PROTOCOL_VERSIONS", "1,2");
        try (PluginServer server = start(both)) {
            assertThat(server.descriptor().protocol()).isEqualTo(Protocol.GRPC);
        }
    }

    @Test
    void oneSetSpeaksOneProtocol() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ServedSet.builder()
                        .plugin("echo", Echo.NETRPC, text -> text)
                        .plugin("echo_grpc", Echo.PLUGIN, text -> text)
                        .build())
                .withMessageContaining("\"echo_grpc\" speaks grpc and others netrpc");
    }

    @Test
    void hostsAreServedSideBySide() throws Exception {
        try (PluginServer server = start(config().build());
                Host one = Host.connect(server);
                Host other = Host.connect(server)) {
            assertThat(one.echo().say("a")).isEqualTo("you said a");
            assertThat(other.echo().say("b")).isEqualTo("you said b");
            assertThat(other.control().call("Control.Ping", true, Void.class)).isNull();
            assertThatThrownBy(() -> one.control().call("Dispenser.Dispense", "nope", TypeRef.of(String.class), ID))
                    .hasMessage("unknown plugin type: nope");
        }
    }

    @Test
    void whatAMethodThrowsIsItsErrorAndIsLoggedIfItIsUnchecked() throws Exception {
        try (PluginServer server = start(config().build());
                Host host = Host.connect(server)) {
            Echo echo = host.echo();
            assertThatThrownBy(() -> echo.say("fail")).hasMessage("told to fail");
        }
        assertThat(surroundings.complaints.poll(100, TimeUnit.SECONDS))
                .contains("Plugin.Say")
                .contains("told to fail")
                .contains("NetRpcServeTest");
    }

    @Test
    void printsGoToTheHostAndThePluginEndsWhenItIsAskedTo() throws Exception {
        PluginServer server = start(config().build());
        try (Host host = Host.connect(server)) {
            surroundings.streams.out().print("to stdout");
            surroundings.streams.err().print("to stderr");

            assertThat(read(host.streams().stdout(), 9)).isEqualTo("to stdout");
            assertThat(read(host.streams().stderr(), 9)).isEqualTo("to stderr");
            assertThat(host.control().call("Control.Quit", true, Void.class)).isNull();
        }
        server.onStop().get(100, TimeUnit.SECONDS);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aHostThatStaysAfterItHasAskedForTheEndIsLeft() throws Exception {
        PluginServer server = start(config().build());
        try (Host host = Host.connect(server)) {
            assertThat(host.control().call("Control.Quit", true, Void.class)).isNull();
            server.onStop().get(100, TimeUnit.SECONDS);

            host.control().whenEnded().toCompletableFuture().get(100, TimeUnit.SECONDS);
            assertThatThrownBy(() -> host.control().call("Control.Ping", true, Void.class))
                    .isInstanceOf(RpcEndedException.class);
        }
    }

    @Test
    void thePluginEndsWhenItsLastHostHasBeenGoneForAWhile() throws Exception {
        PluginServer server = start(config().build());
        Host host = Host.connect(server);
        assertThat(host.control().call("Control.Ping", true, Void.class)).isNull();
        surroundings.timer.advance(Lifetime.DEFAULT_START_GRACE.multipliedBy(2));
        assertThat(host.control().call("Control.Ping", true, Void.class)).isNull();

        host.close();
        // Whenever the plugin learns of it, the time begins.
        long end = System.nanoTime() + LONG.toNanos();
        while (!server.onStop().isDone() && System.nanoTime() < end) {
            surroundings.timer.advance(Lifetime.DEFAULT_GRACE);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
        assertThat(server.onStop()).isDone();
    }
}
