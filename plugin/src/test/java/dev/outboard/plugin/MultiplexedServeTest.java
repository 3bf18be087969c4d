package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.handshake.Multiplexing;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.UnixSockets;
import dev.outboard.yamux.StreamResetException;
import dev.outboard.yamux.YamuxConfig;
import dev.outboard.yamux.YamuxSession;
import dev.outboard.yamux.YamuxStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What hosts find that want one connection for everything, and those that do not. */
class MultiplexedServeTest {

    /** Of one test. */
    private final Deadline patience = Deadline.after(Duration.ofSeconds(60));

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();

    @BeforeEach
    void setDirectory() {
        surroundings.with("TMPDIR", directory.toString());
    }

    private Connection connect(PluginServer server) throws IOException {
        return UnixSockets.connect(((Endpoint.Unix) server.endpoint()).path(), patience);
    }

    private YamuxSession session(PluginServer server) throws IOException {
        return YamuxSession.client(connect(server), YamuxConfig.defaults());
    }

    private static void assertServed(Connection connection) {
        GrpcChannel channel = GrpcChannel.over(connection).start();
        assertThat(new Echo.Client(channel).say("hello")).isEqualTo("you said hello");
        channel.shutdownNow();
    }

    @Test
    void aHostThatDoesNotMentionItGetsSixFieldsAndAnyNumberOfConnections() throws Exception {
        try (PluginServer server = surroundings.start()) {
            assertThat(surroundings.line().multiplexing()).isEqualTo(Multiplexing.NOT_MENTIONED);
            assertThat(surroundings.lines.get(0).split("[|]", -1)).hasSize(6);
            assertServed(connect(server));
            assertServed(connect(server));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "t", "T", "TRUE", "true", "True"})
    void aHostThatWantsItIsServedInAStream(String value) throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", value);
        try (PluginServer server = surroundings.start();
                YamuxSession session = session(server)) {
            assertThat(surroundings.lines).singleElement().asString().endsWith("|grpc||true");
            assertServed(session.open());
        }
        assertThat(directory).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "f", "F", "FALSE", "false", "False", "perhaps"})
    void aHostThatDoesNotWantItLearnsThatItCouldHaveIt(String value) throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", value);
        try (PluginServer server = surroundings.start()) {
            assertThat(surroundings.line().multiplexing()).isEqualTo(Multiplexing.SUPPORTED);
            assertServed(connect(server));
        }
    }

    @Test
    void whatIsNoTruthValueIsSaid() {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "perhaps");
        surroundings.start().close();
        assertThat(surroundings.complaints).singleElement().asString().contains("PLUGIN_MULTIPLEX_GRPC", "\"perhaps\"");
    }

    @Test
    void thereIsOneConnectionAndNoWayToAnother() throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        try (PluginServer server = surroundings.start();
                YamuxSession session = session(server)) {
            YamuxStream main = session.open();
            assertThat(main.whenAccepted().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isTrue();

            assertThatThrownBy(() -> connect(server)).isInstanceOf(IOException.class);
            assertThat(((Endpoint.Unix) server.endpoint()).path()).doesNotExist();
            assertServed(main);
        }
    }

    @Test
    void aStreamWithoutAKnockIsRefusedAndSaid() throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        try (PluginServer server = surroundings.start();
                YamuxSession session = session(server)) {
            GrpcChannel main = GrpcChannel.over(session.open()).start();
            assertThat(new Echo.Client(main).say("hello")).isEqualTo("you said hello");

            YamuxStream stray = session.open();

            assertThatThrownBy(() -> stray.read(ByteBuffer.allocate(1), patience))
                    .isInstanceOf(StreamResetException.class);
            assertThat(new Echo.Client(main).say("hello")).isEqualTo("you said hello");
            assertThat(surroundings.complaints)
                    .singleElement()
                    .asString()
                    .startsWith("[WARN]")
                    .contains("without a knock");
            main.shutdownNow();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void thePluginEndsWithTheOnlyConnectionItCanHave(boolean outlives) throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        ServeConfig.Builder config = FakeSurroundings.config();
        try (PluginServer server =
                surroundings.start(outlives ? config.outliveHost().build() : config.build())) {
            YamuxSession session = session(server);
            assertThat(session.open().whenAccepted().toCompletableFuture().get(60, TimeUnit.SECONDS))
                    .isTrue();

            session.close();

            server.onStop().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void aHostThatConnectsAndOpensNothingEndsItToo() throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        try (PluginServer server = surroundings.start()) {
            session(server).close();
            server.onStop().get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void inTestModeHostsAttachSoThereMayBeSeveral() throws Exception {
        surroundings.with("PLUGIN_MULTIPLEX_GRPC", "true");
        try (PluginServer server =
                surroundings.startInTest(FakeSurroundings.config().build())) {
            assertServed(connect(server));
            assertServed(connect(server));
        }
    }
}
