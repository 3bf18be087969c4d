package dev.outboard.internal.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.internal.place.ListeningPlace;
import dev.outboard.internal.place.UnixPlace;
import dev.outboard.internal.timer.FakeTimer;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Endpoint;
import dev.outboard.net.ListenFailedException;
import dev.outboard.net.PortRange;
import dev.outboard.net.TcpSockets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One side of the transport over sockets alone; the test is the other. */
class SocketTransportTest {

    @TempDir
    Path sockets;

    private final List<ConnInfo> sent = new ArrayList<>();

    private final FakeTimer timer = new FakeTimer();
    private final List<String> refusals = new ArrayList<>();

    private SocketTransport alone(ListeningPlace place, EndpointTranslation translation) {
        BrokerSettings settings = new BrokerSettings(
                "the plugin greeter",
                Duration.ofSeconds(5),
                timer,
                StreamSecurity::none,
                BrokerSettings::plainStatus,
                refusals::add,
                BrokerSettings.newKey());
        return new SocketTransport(sent::add, place, translation, settings);
    }

    private SocketTransport alone() {
        return alone(
                UnixPlace.of("s", Map.of("PLUGIN_UNIX_SOCKET_DIR", sockets.toString())), EndpointTranslation.none());
    }

    @Test
    void anAddressNobodyAsksForIsDroppedAfterTheTimeout() throws Exception {
        SocketTransport transport = alone();
        transport.received(new ConnInfo(4, "unix", sockets.resolve("nobody").toString(), null));
        assertThat(transport.knownIds()).isEqualTo(1);

        timer.advance(Duration.ofSeconds(5));

        assertThat(transport.knownIds()).isZero();
        Background<?> dial = Background.start(() -> transport.dial(4, Duration.ofSeconds(1)));
        timer.awaitPending(1);
        timer.advance(Duration.ofSeconds(1));
        assertThatExceptionOfType(BrokerTimeoutException.class).isThrownBy(dial::result);
    }

    @Test
    void anAddressIsDroppedWithTheBrokerToo() {
        SocketTransport transport = alone();
        transport.received(new ConnInfo(4, "unix", "/nowhere", null));
        transport.received(new ConnInfo(4, "unix", "/elsewhere", null));
        assertThat(timer.pending())
                .as("the last word alone is kept for a while")
                .isEqualTo(1);
        transport.close("the test is over");
        transport.received(new ConnInfo(5, "unix", "/nowhere", null));

        assertThat(transport.knownIds()).isZero();
        assertThat(timer.pending()).as("what keeps the timer's thread").isZero();
    }

    @Test
    void anAddressWhereNobodyListensIsSaidAndForgotten() {
        SocketTransport transport = alone();
        Path gone = sockets.resolve("gone");
        transport.received(new ConnInfo(4, "unix", gone.toString(), null));

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> transport.dial(4, Duration.ofSeconds(5)))
                .withMessageContaining("id 4")
                .withMessageContaining("the plugin greeter has announced it")
                .withMessageContaining(gone.toString())
                .withMessageContaining("stopped serving");
        assertThat(transport.knownIds()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"pigeon,roof", "unix,''", "tcp,localhost", "'',''"})
    void anAddressThatIsNoneIsSaid(String network, String address) {
        SocketTransport transport = alone();
        transport.received(new ConnInfo(4, network, address, null));

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> transport.dial(4, Duration.ofSeconds(5)))
                .withMessageContaining("id 4")
                .withMessageContaining("address that is none");
        assertThat(transport.knownIds()).isZero();
    }

    @Test
    void theLastWordOnAnIdCounts() throws Exception {
        SocketTransport transport = alone();
        transport.received(new ConnInfo(4, "unix", "/nowhere", null));
        var listener = transport.accept(4);
        transport.received(sent.get(0));

        transport.dial(4, Duration.ofSeconds(5)).close();

        listener.close();
        timer.advance(Duration.ofSeconds(5));
        assertThat(transport.knownIds()).isZero();
    }

    @Test
    void nowhereToListenIsSaid() {
        SocketTransport transport = alone(
                () -> {
                    throw new ListenFailedException("tcp:127.0.0.1, ports 1-2", "all taken", null);
                },
                EndpointTranslation.none());

        assertThatExceptionOfType(BrokerException.class)
                .isThrownBy(() -> transport.accept(4))
                .withMessageContaining("id 4")
                .withMessageContaining("all taken");
        assertThat(sent).isEmpty();
    }

    @Test
    void socketsMayBeTcp() throws Exception {
        SocketTransport transport =
                alone(() -> TcpSockets.listen("127.0.0.1", new PortRange(20_000, 60_000)), EndpointTranslation.none());
        try (var listener = transport.accept(4)) {
            assertThat(sent).singleElement().satisfies(info -> {
                assertThat(info.network()).isEqualTo("tcp");
                assertThat(info.address()).startsWith("127.0.0.1:");
            });
            transport.received(sent.get(0));
            try (var connection = transport.dial(4, Duration.ofSeconds(5))) {
                assertThat(connection.remoteEndpoint()).isEqualTo(listener.endpoint());
            }
        }
    }

    /** As for a plugin that sees this side's directory under another name. */
    @Test
    void endpointsAreCalledWhatTheOtherSideCallsThem() throws Exception {
        EndpointTranslation translation = new EndpointTranslation() {
            @Override
            public Endpoint forPeer(Endpoint own) {
                Path path = ((Endpoint.Unix) own).path();
                return new Endpoint.Unix(Path.of("/inside").resolve(sockets.relativize(path)));
            }

            @Override
            public Endpoint fromPeer(Endpoint peers) {
                Path path = ((Endpoint.Unix) peers).path();
                return new Endpoint.Unix(sockets.resolve(Path.of("/inside").relativize(path)));
            }
        };
        SocketTransport transport =
                alone(UnixPlace.of("s", Map.of("PLUGIN_UNIX_SOCKET_DIR", sockets.toString())), translation);
        try (var listener = transport.accept(4)) {
            assertThat(sent)
                    .singleElement()
                    .satisfies(info -> assertThat(info.address()).startsWith("/inside/s"));

            transport.received(sent.get(0));

            transport.dial(4, Duration.ofSeconds(5)).close();
            assertThat(listener.endpoint()).isInstanceOf(Endpoint.Unix.class);
        }
    }

    @Test
    void socketsAreInADirectoryThatNobodyElseCanEnter() throws Exception {
        UnixPlace place = UnixPlace.of("own", Map.of("TMPDIR", sockets.toString()));
        SocketTransport transport = alone(place, EndpointTranslation.none());

        var first = transport.accept(1);
        var second = transport.accept(2);

        Path directory = Objects.requireNonNull(Path.of(sent.get(0).address()).getParent());
        assertThat(Path.of(sent.get(1).address()).getParent()).isEqualTo(directory);
        assertThat(directory.getParent()).isEqualTo(sockets);
        assertThat(Files.getPosixFilePermissions(directory)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        first.close();
        second.close();
        place.close();
        assertThat(directory).doesNotExist();
    }
}
