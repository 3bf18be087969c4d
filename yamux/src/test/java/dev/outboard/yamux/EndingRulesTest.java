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
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Pipe;
import dev.outboard.yamux.FramePeer.Received;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a server's session answers when streams end, in order or not. */
class EndingRulesTest extends ScriptedClient {

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
    void nothingIsSentBehindTheEndByAWriterThatWasOvertakenByIt() throws Exception {
        YamuxStream stream = accepted(1);
        stream.shutdownOutput();
        // What write() does once it has seen that the stream is open.
        stream.output().submitWhatFits(stream, Sessions.bytes("late"));
        assertThat(peer.framesUntilPing()).containsExactly(new Received(WINDOW_UPDATE, FIN, 1, 0, ""));
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
    void anEndThatThePeerAnswersWithAResetAtOnceWasToldAllTheSame() throws Exception {
        Pipe pipe = Pipe.pair();
        HastyPeer hasty = new HastyPeer(pipe);
        try (YamuxSession server = YamuxSession.server(hasty, YamuxConfig.defaults())) {
            hasty.session.complete(server);
            YamuxStream stream = server.open();
            stream.shutdownOutput();
            assertThat(server.streamCount()).isZero();
            assertThatThrownBy(stream::shutdownOutput).isInstanceOf(StreamResetException.class);
        }
    }

    /** Has the peer's reset arrive before the write of the end that it answers returns. */
    private static final class HastyPeer extends WrappedConnection {

        private static final int FLAGS = 2;
        private final FramePeer peer;
        final CompletableFuture<YamuxSession> session = new CompletableFuture<>();

        HastyPeer(Pipe pipe) {
            super(pipe.first());
            peer = new FramePeer(pipe.second());
        }

        @Override
        public boolean tryWrite(ByteBuffer source) throws IOException {
            boolean end = (source.getShort(source.position() + FLAGS) & FIN) != 0;
            boolean all = super.tryWrite(source);
            if (end) {
                peer.windowUpdate(RST, 2, 0);
                long giveUp = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
                while (session.join().streamCount() > 0 && System.nanoTime() - giveUp < 0) {
                    Thread.onSpinWait();
                }
            }
            return all;
        }
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
}
