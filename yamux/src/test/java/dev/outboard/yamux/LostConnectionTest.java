package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.net.Background;
import dev.outboard.net.Pipe;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The connection ends behind every byte of what the peer has to say. */
class LostConnectionTest {

    /** A stream with "hello", a ping, the acknowledgement of this side's stream, the first one's end, and go-away. */
    private static final byte[] WIRE = HexFormat.of()
            .parseHex("000100010000000100000000" + "00000000000000010000000568656c6c6f" + "000200010000000000000007"
                    + "000100020000000200000000" + "000100040000000100000000" + "000300000000000000000000");

    private static final int DATA_START = 12;
    private static final int DATA_END = 29;
    private static final int END = 65;

    @Test
    void everybodyWhoWaitsIsToldWhereverTheConnectionIsLost() throws Exception {
        for (int cut = 0; cut <= WIRE.length; cut++) {
            Pipe pipe = Pipe.pair();
            YamuxSession session = YamuxSession.server(pipe.second(), YamuxConfig.defaults());
            YamuxStream own = session.open();
            Background<Integer> reader = Background.start(() -> own.read(ByteBuffer.allocate(1)));
            Background<YamuxStream> acceptor = Background.start(session::accept);
            pipe.first().write(ByteBuffer.wrap(WIRE, 0, cut));
            pipe.first().close();
            SessionEndedException end =
                    session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS);
            assertThat(end.reason()).as("after %s bytes", cut).isIn(Reason.PEER_CLOSED, Reason.LOST);
            assertThat(reader.failure()).isInstanceOf(SessionEndedException.class);
            if (cut >= DATA_START && acceptor.thread().isAlive()) {
                acceptor.awaitAsleep();
            }
            checkAccepted(acceptor, cut);
            assertThat(session.streamCount()).isZero();
        }
    }

    private static void checkAccepted(Background<YamuxStream> acceptor, int cut) throws Exception {
        YamuxStream stream;
        try {
            stream = acceptor.result();
        } catch (SessionEndedException e) {
            // A stream that nobody has accepted when the session ends is gone with it.
            assertThat(e).hasMessageContaining("the yamux session with");
            return;
        }
        assertThat(cut).isGreaterThanOrEqualTo(DATA_START);
        ByteBuffer target = ByteBuffer.allocate(100);
        while (target.position() < Math.min(5, Math.max(0, cut - DATA_END + 5))) {
            stream.read(target);
        }
        assertThat(new String(target.array(), 0, target.position(), StandardCharsets.US_ASCII))
                .isEqualTo("hello".substring(0, target.position()));
        if (cut >= END) {
            assertThat(stream.read(target)).isEqualTo(-1);
        } else {
            assertThatThrownBy(() -> stream.read(target)).isInstanceOf(SessionEndedException.class);
        }
    }

    @Test
    void anEndInsideAFrameIsNoOrderlyEnd() throws Exception {
        for (int cut : new int[] {0, 1, 11, 12, 13, 24, 28, 29}) {
            Pipe pipe = Pipe.pair();
            YamuxSession session = YamuxSession.server(pipe.second(), YamuxConfig.defaults());
            pipe.first().write(ByteBuffer.wrap(WIRE, 0, cut));
            pipe.first().shutdownOutput();
            SessionEndedException end =
                    session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS);
            boolean atBoundary = cut == 0 || cut == DATA_START || cut == DATA_END;
            assertThat(end.reason()).as("after %s bytes", cut).isEqualTo(atBoundary ? Reason.PEER_CLOSED : Reason.LOST);
        }
    }
}
