package dev.outboard.yamux;

import static dev.outboard.yamux.FrameHeader.ACK;
import static dev.outboard.yamux.FrameHeader.FIN;
import static dev.outboard.yamux.FrameHeader.GO_AWAY;
import static dev.outboard.yamux.FrameHeader.PING;
import static dev.outboard.yamux.FrameHeader.RST;
import static dev.outboard.yamux.FrameHeader.SYN;
import static dev.outboard.yamux.FrameHeader.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Background;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Pipe;
import dev.outboard.yamux.FramePeer.Received;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server's session answers to what is about all of it: pings, going away, what is not yamux, the end. */
class SessionRulesTest extends ScriptedClient {

    @ParameterizedTest
    @CsvSource({
        "010000000000000100000000, version 1",
        "000400000000000100000000, type 4",
        "474554202f20485454502f31, version 71",
    })
    void whatIsNotYamuxEndsTheSession(String hex, String message) throws Exception {
        peer.sendHex(hex);
        assertViolation(message);
    }

    @Test
    void pingsAreAnswered() throws Exception {
        peer.ping(SYN, -5);
        peer.ping(SYN, 6);
        assertThat(peer.next()).isEqualTo(new Received(PING, ACK, 0, -5, ""));
        assertThat(peer.next()).isEqualTo(new Received(PING, ACK, 0, 6, ""));
    }

    @Test
    void aPingMeasuresTheRoundTripAndIgnoresStrangeAnswers() throws Exception {
        Background<Duration> ping = Background.start(session::ping);
        Received question = peer.next();
        assertThat(question).isEqualTo(new Received(PING, SYN, 0, question.length(), ""));
        peer.ping(ACK, question.length() + 1);
        peer.framesUntilPing();
        peer.ping(ACK, question.length());
        assertThat(ping.result()).isPositive();
        peer.ping(ACK, question.length());
        assertThat(peer.framesUntilPing()).isEmpty();
    }

    @Test
    void aPeerThatAsksAndDoesNotReadIsBounded() throws Exception {
        Pipe narrow = Pipe.pair(100);
        FramePeer asking = new FramePeer(narrow.first());
        YamuxSession flooded = YamuxSession.server(narrow.second(), YamuxConfig.defaults());
        Background.run(() -> {
            for (int i = 0; i < 20_000; i++) {
                asking.ping(SYN, i);
            }
        });
        SessionEndedException end = flooded.whenEnded().toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertThat(end.reason()).isEqualTo(Reason.VIOLATION);
        assertThat(end).hasMessageContaining("10000 answers");
        asking.close();
    }

    @Test
    void afterGoAwayStreamsOfThePeerAreRefusedAndTheOthersGoOn() throws Exception {
        YamuxStream old = accepted(1);
        session.goAway();
        session.goAway();
        assertThat(peer.framesUntilPing()).containsExactly(new Received(GO_AWAY, 0, 0, 0, ""));
        peer.data(SYN, 3, "too late");
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, RST, 3, 0, ""));
        peer.data(0, 1, "old");
        assertThat(read(old, 3)).isEqualTo("old");
        session.open();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, SYN, 2, 0, ""));
    }

    @Test
    void afterThePeersGoAwayNothingIsOpenedAndTheOthersGoOn() throws Exception {
        YamuxStream old = accepted(1);
        peer.goAway(0);
        peer.framesUntilPing();
        assertThat(session.isOpen()).isFalse();
        assertThatThrownBy(session::open)
                .isInstanceOfSatisfying(
                        SessionEndedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PEER_GOING_AWAY));
        old.write(Sessions.bytes("old"));
        assertThat(peer.next().payload()).isEqualTo("old");
        accepted(3);
    }

    @ParameterizedTest
    @CsvSource({"1, a protocol error of this side", "2, an internal error", "9, 'an unknown code, 9'"})
    void aGoAwayThatSaysThatSomethingIsWrongEndsTheSession(int code, String message) throws Exception {
        YamuxStream stream = accepted(1);
        Background<Integer> reader =
                Background.start(() -> stream.read(ByteBuffer.allocate(1))).awaitAsleep();
        peer.goAway(code);
        assertThat(reader.failure())
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("broke while reading");
        assertThat(ended().reason()).isEqualTo(Reason.PEER_FAILED);
    }

    @Test
    void shutdownLetsStreamsFinish() throws Exception {
        YamuxStream old = accepted(1);
        session.shutdown();
        assertThat(peer.next()).isEqualTo(new Received(GO_AWAY, 0, 0, 0, ""));
        assertThatThrownBy(session::open)
                .isInstanceOfSatisfying(
                        SessionEndedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.SHUT_DOWN));
        old.write(Sessions.bytes("done"));
        old.close();
        assertThat(peer.next().payload()).isEqualTo("done");
        assertThat(peer.next().flags()).isEqualTo(FIN);
        assertThat(session.whenEnded().toCompletableFuture()).isNotDone();
        peer.windowUpdate(FIN, 1, 0);
        assertThat(peer.goAwayAndEnd()).isZero();
        peer.close();
        assertThat(ended().reason()).isEqualTo(Reason.SHUT_DOWN);
    }

    @Test
    void theEndWakesEverybody() throws Exception {
        YamuxStream stream = accepted(1);
        for (int i = 0; i < 3; i++) {
            session.open();
        }
        List<Background<?>> waiting = new ArrayList<>();
        waiting.add(Background.start(() -> stream.read(ByteBuffer.allocate(1))));
        waiting.add(Background.run(() -> stream.write(ByteBuffer.allocate(WINDOW + 1))));
        waiting.add(Background.start(session::accept));
        waiting.add(Background.start(session::accept));
        waiting.add(Background.start(session::open));
        waiting.add(Background.start(session::ping));
        for (Background<?> one : waiting) {
            one.awaitAsleep();
        }
        peer.close();
        for (Background<?> one : waiting) {
            assertThat(one.failure()).isInstanceOf(SessionEndedException.class);
        }
        assertThat(ended().reason()).isIn(Reason.PEER_CLOSED, Reason.LOST);
        assertThat(session.streamCount()).isZero();
        assertThatThrownBy(session::open).isInstanceOf(SessionEndedException.class);
        assertThatThrownBy(session::accept).isInstanceOf(SessionEndedException.class);
        assertThatThrownBy(session::ping).isInstanceOf(SessionEndedException.class);
    }

    @Test
    void whatCameBeforeTheEndOfTheSessionCanStillBeRead() throws Exception {
        YamuxStream stream = accepted(1);
        peer.data(0, 1, "last words");
        peer.close();
        ended();
        assertThat(read(stream, 10)).isEqualTo("last words");
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1)))
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining("closed by the peer");
    }

    @Test
    void closeSaysGoodbyeAndFailsTheStreams() throws Exception {
        YamuxStream stream = accepted(1);
        Background<Integer> reader =
                Background.start(() -> stream.read(ByteBuffer.allocate(1))).awaitAsleep();
        stream.write(Sessions.bytes("written"));
        session.close();
        session.close();
        assertThat(reader.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThat(peer.next().payload()).isEqualTo("written");
        assertThat(peer.goAwayAndEnd()).isZero();
        peer.close();
        assertThat(ended().reason()).isEqualTo(Reason.CLOSED);
        assertThatThrownBy(() -> stream.write(ByteBuffer.allocate(1))).isInstanceOf(ConnectionClosedException.class);
    }
}
