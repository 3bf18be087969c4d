package dev.outboard.yamux;

import static dev.outboard.yamux.FrameHeader.ACK;
import static dev.outboard.yamux.FrameHeader.DATA;
import static dev.outboard.yamux.FrameHeader.FIN;
import static dev.outboard.yamux.FrameHeader.GO_AWAY;
import static dev.outboard.yamux.FrameHeader.PING;
import static dev.outboard.yamux.FrameHeader.PROTOCOL_ERROR;
import static dev.outboard.yamux.FrameHeader.RST;
import static dev.outboard.yamux.FrameHeader.SYN;
import static dev.outboard.yamux.FrameHeader.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Background;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.FramePeer.Received;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server's session answers to each thing that a client may do, in order or not. The client is played by the test. */
class SessionRulesTest {

    private static final int WINDOW = 256 * 1024;

    private final Pipe pipe = Pipe.pair(1 << 20);
    private final FramePeer peer = new FramePeer(pipe.first());
    private final YamuxSession session = YamuxSession.server(
            pipe.second(),
            YamuxConfig.builder().maxStreamWindow(WINDOW).acceptBacklog(3).build());

    @AfterEach
    void close() {
        session.close();
        peer.close();
    }

    private YamuxStream accepted(int id) throws Exception {
        peer.syn(id);
        YamuxStream stream = session.accept();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, ACK, id, 0, ""));
        return stream;
    }

    private SessionEndedException ended() throws Exception {
        return session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static String read(YamuxStream stream, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        while (target.hasRemaining() && stream.read(target) >= 0) {
            // On to the rest.
        }
        return new String(target.array(), 0, target.position(), StandardCharsets.ISO_8859_1);
    }

    private void assertViolation(String message) throws Exception {
        assertThat(peer.goAwayAndEnd()).isEqualTo(PROTOCOL_ERROR);
        peer.close();
        SessionEndedException end = ended();
        assertThat(end.reason()).isEqualTo(Reason.VIOLATION);
        assertThat(end).hasMessageContaining(message).hasCauseInstanceOf(YamuxProtocolException.class);
    }

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

    // Ends.

    @Test
    void bothEndsAreSentAndTheStreamIsGone() throws Exception {
        YamuxStream stream = accepted(1);
        stream.shutdownOutput();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, FIN, 1, 0, ""));
        peer.data(0, 1, "more");
        peer.data(FIN, 1, "!");
        assertThat(read(stream, 100)).isEqualTo("more!");
        // The end is seen before the stream is gone.
        assertThat(peer.framesUntilPing()).isEmpty();
        assertThat(session.streamCount()).isZero();
        peer.data(0, 1, "for nobody");
        peer.windowUpdate(RST, 1, 0);
        assertThat(peer.framesUntilPing()).isEmpty();
    }

    @Test
    void framesOfUnknownStreamsAreSkippedWithTheirPayload() throws Exception {
        peer.data(0, 77, "skipped");
        peer.windowUpdate(FIN, 77, 100);
        peer.data(RST, 78, "skipped");
        peer.data(0, 0, "skipped");
        assertThat(peer.framesUntilPing()).isEmpty();
        accepted(1);
    }

    @Test
    void payloadThatIsSkippedIsNotDeliveredToAStreamThatIsOpenedMeanwhile() throws Exception {
        Pipe narrow = Pipe.pair(16);
        FramePeer early = new FramePeer(narrow.first());
        try (YamuxSession server = YamuxSession.server(
                narrow.second(), YamuxConfig.builder().maxStreamWindow(WINDOW).build())) {
            early.frame(DATA, 0, 2, 40);
            early.send(Sessions.bytes("skip"));
            // The first of these is taken by the next read: then the frame's header has been seen.
            early.send(ByteBuffer.allocate(16));
            early.send(ByteBuffer.allocate(16));
            YamuxStream stream = server.open();
            assertThat(stream.id()).isEqualTo(2);
            assertThat(early.next().flags()).isEqualTo(SYN);
            early.send(Sessions.bytes("ped!"));
            early.data(ACK, 2, "mine");
            assertThat(read(stream, 4)).isEqualTo("mine");
        }
    }

    @Test
    void aSecondFinEndsTheSession() throws Exception {
        accepted(1);
        peer.windowUpdate(FIN, 1, 0);
        peer.windowUpdate(FIN, 1, 0);
        assertViolation("ended its output twice on stream 1");
    }

    @Test
    void dataThatOvertakesItsOwnEndIsDropped() throws Exception {
        // In the original a write and a close at once may send in that order.
        YamuxStream stream = accepted(1);
        peer.data(0, 1, "before");
        peer.windowUpdate(FIN, 1, 0);
        peer.data(0, 1, "after");
        assertThat(peer.framesUntilPing()).isEmpty();
        assertThat(read(stream, 100)).isEqualTo("before");
        stream.write(Sessions.bytes("still open"));
        assertThat(peer.next().payload()).isEqualTo("still open");
    }

    @Test
    void aResetFailsReadersAndWriters() throws Exception {
        YamuxStream stream = accepted(1);
        peer.data(0, 1, "unread");
        peer.windowUpdate(RST, 1, 0);
        peer.framesUntilPing();
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1)))
                .isInstanceOf(StreamResetException.class)
                .hasMessageContaining("broke while reading");
        assertThatThrownBy(() -> stream.write(ByteBuffer.allocate(1)))
                .isInstanceOf(StreamResetException.class)
                .hasMessageContaining("broke while writing");
        assertThatThrownBy(stream::shutdownOutput).isInstanceOf(StreamResetException.class);
        stream.close();
        assertThat(peer.framesUntilPing()).isEmpty();
        assertThat(session.streamCount()).isZero();
    }

    @Test
    void aResetWakesReadersAndWriters() throws Exception {
        YamuxStream stream = accepted(1);
        Background<Integer> reader =
                Background.start(() -> stream.read(ByteBuffer.allocate(1))).awaitAsleep();
        Background<Boolean> writer = Background.run(() -> stream.write(ByteBuffer.allocate(WINDOW + 1)))
                .awaitAsleep();
        peer.data(RST, 1, "x");
        assertThat(reader.failure()).isInstanceOf(StreamResetException.class);
        assertThat(writer.failure()).isInstanceOf(StreamResetException.class);
    }

    @Test
    void whatCameBeforeTheEndIsReadAlsoAfterAReset() throws Exception {
        YamuxStream stream = accepted(1);
        peer.data(FIN, 1, "complete");
        peer.windowUpdate(RST, 1, 0);
        peer.framesUntilPing();
        assertThat(read(stream, 100)).isEqualTo("complete");
        assertThatThrownBy(() -> stream.write(ByteBuffer.allocate(1))).isInstanceOf(StreamResetException.class);
    }

    @Test
    void resetTellsThePeerAtOnce() throws Exception {
        YamuxStream stream = accepted(1);
        stream.reset();
        stream.reset();
        stream.close();
        assertThat(peer.framesUntilPing()).containsExactly(new Received(WINDOW_UPDATE, RST, 1, 0, ""));
        assertThat(session.streamCount()).isZero();
        assertThatThrownBy(() -> stream.read(ByteBuffer.allocate(1))).isInstanceOf(ConnectionClosedException.class);
        peer.data(0, 1, "on its way");
        assertThat(peer.framesUntilPing()).isEmpty();
    }

    @Test
    void aClosedStreamThrowsAwayWhatComesUntilThePeerWouldBeStuck() throws Exception {
        YamuxStream stream = accepted(1);
        stream.close();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, FIN, 1, 0, ""));
        peer.data(0, 1, "x".repeat(WINDOW / 2));
        assertThat(peer.framesUntilPing()).isEmpty();
        assertThat(session.streamCount()).isEqualTo(1);
        peer.data(0, 1, "x");
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, RST, 1, 0, ""));
        assertThat(session.streamCount()).isZero();
    }

    @Test
    void closingAStreamWithMuchUnreadTellsThePeerThatNobodyReads() throws Exception {
        YamuxStream stream = accepted(1);
        peer.data(0, 1, "x".repeat(WINDOW));
        peer.framesUntilPing();
        stream.write(Sessions.bytes("last words"));
        stream.close();
        assertThat(peer.framesUntilPing())
                .containsExactly(
                        new Received(DATA, 0, 1, 10, "last words"),
                        new Received(WINDOW_UPDATE, FIN, 1, 0, ""),
                        new Received(WINDOW_UPDATE, RST, 1, 0, ""));
    }

    @Test
    void aPeerThatNeverEndsWhatThisSideClosedIsBounded() throws Exception {
        for (int i = 0; i < 10_000; i++) {
            YamuxStream stream = accepted(2 * i + 1);
            stream.close();
            assertThat(peer.next().flags()).isEqualTo(FIN);
        }
        YamuxStream oneTooMany = accepted(20_001);
        oneTooMany.close();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, FIN, 20_001, 0, ""));
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, RST, 20_001, 0, ""));
        assertThat(session.streamCount()).isEqualTo(10_000);
        peer.windowUpdate(FIN, 1, 0);
        peer.framesUntilPing();
        accepted(20_003).close();
        assertThat(peer.next().flags()).isEqualTo(FIN);
        assertThat(peer.framesUntilPing()).isEmpty();
    }

    // The session.

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
