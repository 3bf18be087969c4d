package dev.outboard.yamux;

import static dev.outboard.yamux.FrameHeader.ACK;
import static dev.outboard.yamux.FrameHeader.DATA;
import static dev.outboard.yamux.FrameHeader.FIN;
import static dev.outboard.yamux.FrameHeader.RST;
import static dev.outboard.yamux.FrameHeader.SYN;
import static dev.outboard.yamux.FrameHeader.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Background;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.FramePeer.Received;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's session answers to streams that are opened, and to what goes beyond their windows. */
class OpeningRulesTest extends ScriptedClient {

    // Opening and accepting.

    @Test
    void aStreamIsAcknowledgedWhenItIsAccepted() throws Exception {
        peer.syn(1);
        assertThat(peer.framesUntilPing()).isEmpty();
        session.accept();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, ACK, 1, 0, ""));
    }

    @Test
    void aStreamMayBeginWithDataAndEndInTheSameFrame() throws Exception {
        peer.data(SYN | FIN, 1, "hello");
        YamuxStream stream = session.accept();
        assertThat(read(stream, 100)).isEqualTo("hello");
        assertThat(stream.read(ByteBuffer.allocate(1))).isEqualTo(-1);
    }

    @Test
    void aLargerWindowIsGrantedWithTheFirstFrame() throws Exception {
        Pipe other = Pipe.pair();
        FramePeer otherPeer = new FramePeer(other.first());
        try (YamuxSession large = YamuxSession.server(
                other.second(),
                YamuxConfig.builder().maxStreamWindow(WINDOW + 5).build())) {
            otherPeer.syn(1);
            large.accept();
            assertThat(otherPeer.next()).isEqualTo(new Received(WINDOW_UPDATE, ACK, 1, 5, ""));
            large.open();
            assertThat(otherPeer.next()).isEqualTo(new Received(WINDOW_UPDATE, SYN, 2, 5, ""));
        }
    }

    @Test
    void streamsOfThisSideHaveTheOtherParityAndTakeDataBeforeTheyAreAcknowledged() throws Exception {
        YamuxStream first = session.open();
        YamuxStream second = session.open();
        second.write(Sessions.bytes("abc"));
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, SYN, 2, 0, ""));
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, SYN, 4, 0, ""));
        assertThat(peer.next()).isEqualTo(new Received(DATA, 0, 4, 3, "abc"));
        peer.data(ACK, 2, "x");
        assertThat(read(first, 1)).isEqualTo("x");
    }

    @Test
    void streamsBeyondTheBacklogAreResetAndTheOthersStay() throws Exception {
        for (int id = 1; id <= 9; id += 2) {
            peer.data(SYN, id, "stream " + id);
        }
        assertThat(peer.framesUntilPing())
                .containsExactly(
                        new Received(WINDOW_UPDATE, RST, 7, 0, ""), new Received(WINDOW_UPDATE, RST, 9, 0, ""));
        for (int id = 1; id <= 5; id += 2) {
            YamuxStream stream = session.accept();
            assertThat(stream.id()).isEqualTo(id);
            assertThat(read(stream, 8)).isEqualTo("stream " + id);
        }
        peer.data(SYN, 11, "x");
        assertThat(session.accept().id()).isEqualTo(11);
    }

    @Test
    void streamsThatArePutBackBeforeAnybodyAcceptsThemAreLeftOut() throws Exception {
        peer.syn(1);
        peer.windowUpdate(RST, 1, 0);
        peer.windowUpdate(SYN | RST, 3, 0);
        peer.syn(5);
        peer.framesUntilPing();
        assertThat(session.accept().id()).isEqualTo(5);
    }

    @Test
    void streamsThatThePeerGivesUpMakeRoomInTheBacklog() throws Exception {
        for (int id = 1; id < 100; id += 2) {
            peer.data(SYN | FIN, id, "x");
            peer.windowUpdate(RST, id, 0);
        }
        peer.syn(101);
        assertThat(peer.framesUntilPing()).isEmpty();
        assertThat(session.accept().id()).isEqualTo(101);
    }

    @Test
    void openWaitsWhileAsManyStreamsAsTheBacklogAreNotAccepted() throws Exception {
        for (int i = 0; i < 3; i++) {
            session.open();
        }
        assertThatThrownBy(() -> session.open(Deadline.after(Duration.ZERO)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("3 streams");
        Background<YamuxStream> fourth = Background.start(session::open).awaitAsleep();
        peer.windowUpdate(ACK, 4, 0);
        assertThat(fourth.result().id()).isEqualTo(8);
        Background<YamuxStream> fifth = Background.start(session::open).awaitAsleep();
        peer.windowUpdate(RST, 2, 0);
        assertThat(fifth.result().id()).isEqualTo(10);
    }

    @Test
    void interruptsEndWaitingForAStreamAndLoseNone() throws Exception {
        Background<YamuxStream> accepting = Background.start(session::accept).awaitAsleep();
        accepting.thread().interrupt();
        assertThat(accepting.failure()).isInstanceOf(InterruptedException.class);
        for (int i = 0; i < 3; i++) {
            session.open();
        }
        Background<YamuxStream> opening = Background.start(session::open).awaitAsleep();
        opening.thread().interrupt();
        assertThat(opening.failure()).isInstanceOf(InterruptedException.class);
        peer.syn(1);
        assertThat(session.accept().id()).isEqualTo(1);
        peer.windowUpdate(ACK, 2, 0);
        assertThat(session.open().id()).isEqualTo(8);
    }

    @Test
    void anAcceptDeadlinePasses() {
        assertThatThrownBy(() -> session.accept(Deadline.after(Duration.ofMillis(5))))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("opened no stream");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 0x7ffffffe})
    void aStreamWithANumberThatIsNotThePeersEndsTheSession(int id) throws Exception {
        peer.syn(id);
        assertViolation("opened stream " + id + ", whose number is not one of its own");
    }

    @Test
    void aStreamThatIsOpenedTwiceEndsTheSession() throws Exception {
        peer.syn(1);
        peer.syn(1);
        assertViolation("opened stream 1 twice");
    }

    @Test
    void theNumberOfAStreamThatIsGoneMayBeUsedAgain() throws Exception {
        YamuxStream first = accepted(1);
        peer.windowUpdate(FIN, 1, 0);
        first.close();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, FIN, 1, 0, ""));
        accepted(1);
    }

    @Test
    void idsAreUsedUpInTheEnd() throws Exception {
        Pipe other = Pipe.pair();
        try (YamuxSession last = YamuxSession.client(
                other.first(), YamuxConfig.builder().firstStreamId(0xffff_fffbL).build())) {
            assertThat(Integer.toUnsignedString(last.open().id())).isEqualTo("4294967291");
            assertThat(Integer.toUnsignedString(last.open().id())).isEqualTo("4294967293");
            for (int i = 0; i < 300; i++) {
                assertThatThrownBy(last::open)
                        .isInstanceOfSatisfying(
                                SessionEndedException.class,
                                e -> assertThat(e.reason()).isEqualTo(Reason.STREAMS_EXHAUSTED));
            }
        }
    }

    // Windows.

    @Test
    void theWindowIsGivenBackAsBytesAreRead() throws Exception {
        YamuxStream stream = accepted(1);
        peer.data(0, 1, "x".repeat(WINDOW));
        assertThat(peer.framesUntilPing()).isEmpty();
        read(stream, WINDOW / 4 - 1);
        assertThat(peer.framesUntilPing()).isEmpty();
        read(stream, 1);
        assertThat(peer.framesUntilPing()).containsExactly(new Received(WINDOW_UPDATE, 0, 1, WINDOW / 4, ""));
        read(stream, WINDOW * 3 / 4);
        int given = 0;
        for (Received update : peer.framesUntilPing()) {
            given += update.length();
        }
        assertThat(given).isEqualTo(WINDOW * 3 / 4);
    }

    @Test
    void dataBeyondTheWindowEndsTheSession() throws Exception {
        accepted(1);
        peer.data(0, 1, "x".repeat(WINDOW));
        peer.data(0, 1, "y");
        assertViolation("1 bytes on stream 1, whose window is 0 bytes");
    }

    @Test
    void anAbsurdLengthEndsTheSessionBeforeTheFirstByteComes() throws Exception {
        accepted(1);
        peer.frame(DATA, 0, 1, -1);
        assertViolation("4294967295 bytes on stream 1, whose window is 262144 bytes");
    }

    @Test
    void aStreamNobodyAcceptsHoldsItsWindowAtMost() throws Exception {
        peer.data(SYN, 1, "x".repeat(WINDOW));
        peer.data(SYN, 3, "not held up");
        assertThat(peer.framesUntilPing()).isEmpty();
        peer.data(0, 1, "y");
        assertViolation("whose window is 0 bytes");
    }

    @Test
    void aWindowThatGrowsBeyondItsRangeEndsTheSession() throws Exception {
        accepted(1);
        peer.windowUpdate(0, 1, -WINDOW - 1);
        assertThat(peer.framesUntilPing()).isEmpty();
        peer.windowUpdate(0, 1, 1);
        assertViolation("larger than 2^32-1 bytes");
    }

    @Test
    void aWriterWaitsForTheWindowAndSiblingsDoNot() throws Exception {
        YamuxStream stuck = accepted(1);
        YamuxStream sibling = accepted(3);
        Background<Boolean> writer = Background.run(() -> stuck.write(ByteBuffer.allocate(WINDOW + 10)));
        int sent = 0;
        while (sent < WINDOW) {
            Received data = peer.next();
            assertThat(data.streamId()).isEqualTo(1);
            sent += data.length();
        }
        assertThat(sent).isEqualTo(WINDOW);
        writer.awaitAsleep();
        sibling.write(Sessions.bytes("free"));
        assertThat(peer.next()).isEqualTo(new Received(DATA, 0, 3, 4, "free"));
        peer.windowUpdate(0, 1, 4);
        assertThat(peer.next()).isEqualTo(new Received(DATA, 0, 1, 4, "\0\0\0\0"));
        peer.windowUpdate(0, 1, 100);
        assertThat(peer.next()).isEqualTo(new Received(DATA, 0, 1, 6, "\0\0\0\0\0\0"));
        writer.result();
    }
}
