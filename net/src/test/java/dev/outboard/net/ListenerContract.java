package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Listener} does. A subclass says how to listen and how to connect. */
abstract class ListenerContract {

    private final List<Connection> opened = new ArrayList<>();
    private Listener listener;

    abstract Listener listen() throws IOException;

    abstract Connection connect(Endpoint endpoint) throws IOException;

    @BeforeEach
    void openListener() throws IOException {
        listener = listen();
    }

    @AfterEach
    void closeAll() {
        opened.forEach(Connection::close);
        listener.close();
    }

    private Connection connect() throws IOException {
        Connection connection = connect(listener.endpoint());
        opened.add(connection);
        return connection;
    }

    private Connection accept() throws IOException {
        Connection connection = listener.accept();
        opened.add(connection);
        return connection;
    }

    private static void assertJoined(Connection left, Connection right) throws IOException {
        left.write(ByteBuffer.wrap(new byte[] {42}));
        ByteBuffer target = ByteBuffer.allocate(1);
        assertThat(right.read(target)).isEqualTo(1);
        assertThat(target.get(0)).isEqualTo((byte) 42);
    }

    @Test
    void othersCanConnectBeforeAnybodyAccepts() throws Exception {
        List<Connection> clients = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            clients.add(connect());
        }
        for (Connection client : clients) {
            assertJoined(client, accept());
        }
    }

    @Test
    void acceptWaitsForAConnection() throws Exception {
        Background<Connection> accepting = Background.start(this::accept).awaitAsleep();
        Connection client = connect();
        assertJoined(accepting.result(), client);
    }

    @Test
    void anAcceptDeadlinePassesAndTheListenerStaysUsable() throws Exception {
        assertThatThrownBy(() -> listener.accept(Deadline.after(Duration.ofMillis(5))))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining(listener.endpoint().toString());
        Connection client = connect();
        assertJoined(client, accept());
    }

    @Test
    void aConnectionThatIsThereIsAcceptedEvenAfterTheDeadline() throws Exception {
        Connection client = connect();
        Connection accepted = listener.accept(Deadline.after(Duration.ZERO));
        opened.add(accepted);
        assertJoined(client, accepted);
    }

    @Test
    void closeWakesEveryThreadInsideAccept() throws Exception {
        List<Background<Connection>> accepting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accepting.add(Background.start(listener::accept).awaitAsleep());
        }
        listener.close();
        for (Background<Connection> one : accepting) {
            assertThat(one.failure())
                    .isInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("closed");
        }
    }

    @Test
    void manyThreadsAcceptAtOnce() throws Exception {
        List<Background<Connection>> accepting = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            accepting.add(Background.start(listener::accept));
        }
        for (int i = 0; i < 4; i++) {
            connect();
        }
        for (Background<Connection> one : accepting) {
            opened.add(one.result());
        }
        assertThat(opened).hasSize(8).doesNotHaveDuplicates();
    }

    @Test
    void aThreadThatWaitsForItsTurnMeetsItsDeadline() throws Exception {
        Background<Connection> first = Background.start(listener::accept).awaitAsleep();
        assertThatThrownBy(() -> listener.accept(Deadline.after(Duration.ofMillis(5))))
                .isInstanceOf(TimeoutException.class);
        Connection client = connect();
        Connection accepted = first.result();
        opened.add(accepted);
        assertJoined(client, accepted);
    }

    @Test
    void anInterruptDoesNotDisturbAccept() throws Exception {
        Background<Boolean> accepting = Background.start(() -> {
                    Thread.currentThread().interrupt();
                    accept();
                    return Thread.interrupted();
                })
                .awaitAsleep();
        accepting.thread().interrupt();
        connect();
        assertThat(accepting.result()).isTrue();
        Connection client = connect();
        assertJoined(client, accept());
    }

    @Test
    void nobodyConnectsToAClosedListener() throws Exception {
        listener.close();
        listener.close();
        assertThatThrownBy(() -> connect(listener.endpoint()))
                .isInstanceOf(ConnectFailedException.class)
                .hasMessageContaining(listener.endpoint().toString());
        assertThatThrownBy(() -> listener.accept()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void acceptedConnectionsOutliveTheirListener() throws Exception {
        Connection client = connect();
        Connection server = accept();
        listener.close();
        assertJoined(client, server);
        assertJoined(server, client);
    }
}
