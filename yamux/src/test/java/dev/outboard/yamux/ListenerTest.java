package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Background;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Listener;
import dev.outboard.net.TimeoutException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session's streams as a listener. */
class ListenerTest {

    private final Sessions sessions = Sessions.overPipe();
    private final Listener listener = sessions.server().listener();

    @AfterEach
    void close() {
        sessions.close();
    }

    private static void assertJoined(Connection left, Connection right) throws IOException {
        left.write(Sessions.bytes("x"));
        assertThat(right.read(ByteBuffer.allocate(10))).isEqualTo(1);
    }

    @Test
    void streamsAreAcceptedInOrder() throws Exception {
        List<YamuxStream> opened = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            opened.add(sessions.client().open());
        }
        for (YamuxStream stream : opened) {
            assertJoined(stream, listener.accept());
        }
        assertThat(listener.endpoint()).hasToString("yamux on local:pipe-second");
    }

    @Test
    void anInterruptDoesNotDisturbAccept() throws Exception {
        Background<Boolean> accepting = Background.start(() -> {
                    Thread.currentThread().interrupt();
                    listener.accept();
                    return Thread.interrupted();
                })
                .awaitAsleep();
        accepting.thread().interrupt();
        sessions.client().open();
        assertThat(accepting.result()).isTrue();
    }

    @Test
    void anAcceptDeadlinePasses() {
        assertThatThrownBy(() -> listener.accept(Deadline.after(Duration.ofMillis(5))))
                .isInstanceOf(TimeoutException.class);
    }

    @Test
    void closeWakesEveryAcceptRefusesNewStreamsAndLeavesTheOthersAlone() throws Exception {
        YamuxStream left = sessions.client().open();
        Connection right = listener.accept();
        List<Background<Connection>> accepting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            accepting.add(Background.start(listener::accept).awaitAsleep());
        }
        listener.close();
        listener.close();
        for (Background<Connection> each : accepting) {
            assertThat(each.failure()).isInstanceOf(ConnectionClosedException.class);
        }
        assertThatThrownBy(listener::accept).isInstanceOf(ConnectionClosedException.class);
        sessions.server().ping();
        assertThatThrownBy(sessions.client()::open).isInstanceOf(SessionEndedException.class);
        assertJoined(left, right);
        assertThat(sessions.server().open().id()).isEqualTo(2);
    }

    @Test
    void closeResetsStreamsThatNobodyHasAccepted() throws Exception {
        YamuxStream waiting = sessions.client().open();
        sessions.client().ping();
        listener.close();
        assertThatThrownBy(() -> waiting.read(ByteBuffer.allocate(1))).isInstanceOf(StreamResetException.class);
    }

    @Test
    void theEndOfTheSessionEndsAccept() throws Exception {
        Background<Connection> closed = Background.start(listener::accept).awaitAsleep();
        sessions.server().close();
        assertThat(closed.failure()).isInstanceOf(ConnectionClosedException.class);
        Listener others = sessions.client().listener();
        assertThatThrownBy(others::accept).isInstanceOf(SessionEndedException.class);
    }
}
