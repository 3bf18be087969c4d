package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Background;
import dev.outboard.net.Pipe;
import dev.outboard.net.TimeoutException;
import dev.outboard.yamux.FramePeer.Received;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each timeout, a moment before and when it comes. The peer is played by the test, and so is time. */
class TimeoutTest {

    private static final Duration MOMENT = Duration.ofNanos(1);

    private final FakeTimer time = new FakeTimer();
    private final Pipe pipe = Pipe.pair(1000);
    private final FramePeer peer = new FramePeer(pipe.first());

    private YamuxSession session =
            YamuxSession.server(pipe.second(), time.config().build());

    @AfterEach
    void close() {
        session.close();
        peer.close();
        time.shutdownNow();
    }

    private Reason endedBecause() throws Exception {
        return session.whenEnded()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .reason();
    }

    @Test
    void aPeerIsAskedEveryThirtySecondsAndTakenToBeGoneAfterTenWithoutAnAnswer() throws Exception {
        time.advance(Duration.ofSeconds(30).minus(MOMENT));
        assertThat(peer.framesUntilPing()).isEmpty();
        time.advance(MOMENT);
        Received question = peer.next();
        assertThat(question).isEqualTo(new Received(FrameHeader.PING, FrameHeader.SYN, 0, question.length(), ""));
        time.advance(Duration.ofSeconds(10).minus(MOMENT));
        peer.ping(FrameHeader.ACK, question.length());
        peer.framesUntilPing();
        time.advance(Duration.ofSeconds(30));
        assertThat(peer.next().type()).isEqualTo(FrameHeader.PING);
        time.advance(Duration.ofSeconds(10));
        assertThat(endedBecause()).isEqualTo(Reason.KEEP_ALIVE_TIMEOUT);
    }

    @Test
    void withoutKeepAliveNothingIsAsked() throws Exception {
        Pipe other = Pipe.pair();
        FakeTimer otherTime = new FakeTimer();
        try (YamuxSession quiet = YamuxSession.server(
                other.second(),
                otherTime.config().keepAliveInterval(Duration.ZERO).build())) {
            assertThat(quiet.isOpen()).isTrue();
            assertThat(otherTime.pending()).isZero();
        } finally {
            otherTime.shutdownNow();
        }
    }

    @Test
    void aPingWithoutAnAnswerFailsAndTheSessionGoesOn() throws Exception {
        Background<Duration> ping = Background.start(session::ping);
        Received question = peer.next();
        time.advance(Duration.ofSeconds(10));
        assertThat(ping.failure()).isInstanceOf(TimeoutException.class).hasMessageContaining("PT10S");
        peer.ping(FrameHeader.ACK, question.length());
        Background<Duration> next = Background.start(session::ping);
        Received nextQuestion = peer.next();
        time.advance(Duration.ofMillis(7));
        peer.ping(FrameHeader.ACK, nextQuestion.length());
        assertThat(next.result()).isEqualTo(Duration.ofMillis(7));
    }

    @Test
    void aStreamThatThePeerDoesNotAcceptEndsTheSession() throws Exception {
        session.open();
        YamuxStream reset = session.open();
        YamuxStream accepted = session.open();
        reset.reset();
        peer.windowUpdate(FrameHeader.ACK, accepted.id(), 0);
        peer.framesUntilPing();
        // Keep-alive and the stream that nobody has accepted.
        assertThat(time.pending()).isEqualTo(2);
        time.advance(Duration.ofSeconds(30));
        peer.ping(FrameHeader.ACK, peer.next().length());
        peer.framesUntilPing();
        time.advance(Duration.ofSeconds(30));
        peer.ping(FrameHeader.ACK, peer.next().length());
        peer.framesUntilPing();
        assertThat(session.isOpen()).isTrue();
        time.advance(Duration.ofSeconds(15));
        assertThat(endedBecause()).isEqualTo(Reason.OPEN_TIMEOUT);
    }

    @Test
    void aClosedStreamIsResetWhenThePeerDoesNotEndIt() throws Exception {
        peer.syn(1);
        YamuxStream stream = session.accept();
        assertThat(peer.next().flags()).isEqualTo(FrameHeader.ACK);
        stream.close();
        assertThat(peer.next().flags()).isEqualTo(FrameHeader.FIN);
        assertThat(time.pending()).isEqualTo(2);
        assertThat(session.streamCount()).isEqualTo(1);
        time.advance(Duration.ofMinutes(5));
        Received next = peer.next();
        while (next.type() == FrameHeader.PING) {
            next = peer.next();
        }
        assertThat(next).isEqualTo(new Received(FrameHeader.WINDOW_UPDATE, FrameHeader.RST, 1, 0, ""));
        assertThat(session.streamCount()).isZero();
    }

    @Test
    void anEndInTimeLeavesNoTimeoutBehind() throws Exception {
        for (int id = 1; id < 200; id += 2) {
            peer.data(FrameHeader.SYN, id, "x");
            YamuxStream stream = session.accept();
            stream.close();
            peer.windowUpdate(FrameHeader.FIN, id, 0);
            peer.framesUntilPing();
        }
        assertThat(session.streamCount()).isZero();
        assertThat(time.pending()).isEqualTo(1);
    }

    @Test
    void aConnectionThatTakesNothingEndsTheSession() throws Exception {
        peer.syn(1);
        YamuxStream stream = session.accept();
        Background<Boolean> writer = Background.run(() -> stream.write(ByteBuffer.allocate(300_000)));
        writer.awaitAsleep();
        // The writer thread has begun to wait once its timeout is there beside keep-alive's.
        while (time.pending() < 2) {
            Thread.onSpinWait();
        }
        time.advance(Duration.ofSeconds(10).minus(MOMENT));
        assertThat(session.isOpen()).isTrue();
        time.advance(MOMENT);
        assertThat(endedBecause()).isEqualTo(Reason.WRITE_TIMEOUT);
        assertThat(writer.failure())
                .isInstanceOf(SessionEndedException.class)
                .hasMessageContaining("took nothing of what was written within PT10S");
    }
}
