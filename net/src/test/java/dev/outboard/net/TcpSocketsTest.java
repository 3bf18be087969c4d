package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TcpSocketsTest {

    private static final String LOCALHOST = "127.0.0.1";
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    private static int port(Listener listener) {
        return ((Endpoint.Tcp) listener.endpoint()).port();
    }

    private static Connection connectTo(Listener listener) throws IOException {
        return TcpSockets.connect(LOCALHOST, port(listener), Deadline.never());
    }

    @Nested
    class AsConnections extends ConnectionContract {
        @Override
        protected ConnectedPair connect() throws IOException {
            try (Listener listener = TcpSockets.listen(LOCALHOST, 0)) {
                Connection left = connectTo(listener);
                return new ConnectedPair(left, listener.accept());
            }
        }
    }

    @Nested
    class AsListeners extends ListenerContract {
        @Override
        Listener listen() throws IOException {
            return TcpSockets.listen(LOCALHOST, 0);
        }

        @Override
        Connection connect(Endpoint endpoint) throws IOException {
            return TcpSockets.connect(LOCALHOST, ((Endpoint.Tcp) endpoint).port(), Deadline.never());
        }
    }

    @Test
    void theEndpointsOfBothSidesMatch() throws Exception {
        try (Listener listener = TcpSockets.listen(LOCALHOST, 0);
                Connection left = connectTo(listener);
                Connection right = listener.accept()) {
            assertThat(port(listener)).isPositive();
            assertThat(left.remoteEndpoint()).isEqualTo(listener.endpoint());
            assertThat(right.localEndpoint()).isEqualTo(listener.endpoint());
            assertThat(right.remoteEndpoint()).isEqualTo(left.localEndpoint());
        }
    }

    // Listening.

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (Listener listener = TcpSockets.listen(LOCALHOST, 0)) {
            assertThatThrownBy(() -> TcpSockets.listen(LOCALHOST, port(listener)))
                    .isInstanceOf(ListenFailedException.class)
                    .hasMessageContaining("cannot listen on tcp:127.0.0.1:" + port(listener));
        }
    }

    @Test
    void theFirstFreePortOfARangeIsTaken() throws Exception {
        try (Listener taken = TcpSockets.listen(LOCALHOST, 0)) {
            int first = port(taken);
            try (Listener listener = TcpSockets.listen(LOCALHOST, new PortRange(first, Math.min(65535, first + 100)))) {
                assertThat(port(listener)).isBetween(first + 1, first + 100);
                Connection client = connectTo(listener);
                listener.accept().close();
                client.close();
            }
        }
    }

    @Test
    void anExhaustedRangeIsNamed() throws Exception {
        try (Listener taken = TcpSockets.listen(LOCALHOST, 0)) {
            int port = port(taken);
            assertThatThrownBy(() -> TcpSockets.listen(LOCALHOST, new PortRange(port, port)))
                    .isInstanceOf(ListenFailedException.class)
                    .hasMessageContainingAll("no port of the range", port + "-" + port);
        }
    }

    @Test
    void aReversedRangeIsNamed() {
        assertThatThrownBy(() -> new PortRange(2000, 1000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("2000-1000", "reversed");
    }

    @Test
    void aRangeOfImpossiblePortsIsNamed() {
        assertThatThrownBy(() -> new PortRange(0, 10)).hasMessageContaining("0-10");
        assertThatThrownBy(() -> new PortRange(1, 70000)).hasMessageContaining("1-70000");
        assertThatThrownBy(() -> TcpSockets.listen(LOCALHOST, 65536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TcpSockets.listen(LOCALHOST, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> TcpSockets.connect(LOCALHOST, 0, Deadline.never()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownHostIsNamed() {
        assertThatThrownBy(() -> TcpSockets.listen("[bad", 0))
                .isInstanceOf(ListenFailedException.class)
                .hasMessageContaining("[bad");
        assertThatThrownBy(() -> TcpSockets.connect("[bad", 80, Deadline.never()))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining("[bad");
    }

    // Connecting.

    @Test
    void aPortWhereNobodyListensIsNamed() throws Exception {
        int port;
        try (Listener listener = TcpSockets.listen(LOCALHOST, 0)) {
            port = port(listener);
        }
        assertThatThrownBy(() -> TcpSockets.connect(LOCALHOST, port, Deadline.never()))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContainingAll("tcp:127.0.0.1:" + port, "nobody listens");
    }

    @Test
    void aServerThatDoesNotAnswerRunsIntoTheConnectDeadline() throws Exception {
        List<SocketChannel> queue = new ArrayList<>();
        try (ServerSocket busy = new ServerSocket(0, 1, LOOPBACK)) {
            InetSocketAddress address = new InetSocketAddress(LOOPBACK, busy.getLocalPort());
            // A system whose queue for connections is full leaves further ones without an answer.
            for (int i = 0; i < 20; i++) {
                SocketChannel channel = SocketChannel.open();
                queue.add(channel);
                channel.configureBlocking(false);
                channel.connect(address);
            }
            assertThatThrownBy(() ->
                            TcpSockets.connect(LOCALHOST, busy.getLocalPort(), Deadline.after(Duration.ofMillis(20))))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("tcp:127.0.0.1:" + busy.getLocalPort());
        } finally {
            for (SocketChannel channel : queue) {
                channel.close();
            }
        }
    }

    @Test
    void anInterruptedThreadConnects() throws Exception {
        try (Listener listener = TcpSockets.listen(LOCALHOST, 0)) {
            Background<Boolean> client = Background.start(() -> {
                Thread.currentThread().interrupt();
                connectTo(listener).close();
                return Thread.interrupted();
            });
            listener.accept().close();
            assertThat(client.result()).isTrue();
        }
    }

    // Ends.

    @Test
    void aResetIsAnErrorThatNamesTheEndpoint() throws Exception {
        try (Listener listener = TcpSockets.listen(LOCALHOST, 0)) {
            SocketChannel peer = SocketChannel.open(new InetSocketAddress(LOOPBACK, port(listener)));
            Connection connection = listener.accept();
            Background<Integer> reader = Background.start(() -> connection.read(ByteBuffer.allocate(1)));
            reader.awaitAsleep();
            // Leaves the system no orderly way to end the connection.
            peer.setOption(StandardSocketOptions.SO_LINGER, 0);
            peer.close();
            assertThat(reader.failure())
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectionClosedException.class)
                    .hasMessageContainingAll(
                            "broke while reading", connection.remoteEndpoint().toString());
            connection.close();
        }
    }
}
