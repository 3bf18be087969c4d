package dev.outboard.yamux;

import static dev.outboard.yamux.FrameHeader.ACK;
import static dev.outboard.yamux.FrameHeader.PROTOCOL_ERROR;
import static dev.outboard.yamux.FrameHeader.WINDOW_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Pipe;
import dev.outboard.yamux.FramePeer.Received;
import dev.outboard.yamux.SessionEndedException.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;

/** A server's session whose client is played by the test. */
abstract class ScriptedClient {

    static final int WINDOW = 256 * 1024;

    final Pipe pipe = Pipe.pair(1 << 20);
    final FramePeer peer = new FramePeer(pipe.first());
    final YamuxSession session = YamuxSession.server(
            pipe.second(),
            YamuxConfig.builder().maxStreamWindow(WINDOW).acceptBacklog(3).build());

    @AfterEach
    void close() {
        session.close();
        peer.close();
    }

    YamuxStream accepted(int id) throws Exception {
        peer.syn(id);
        YamuxStream stream = session.accept();
        assertThat(peer.next()).isEqualTo(new Received(WINDOW_UPDATE, ACK, id, 0, ""));
        return stream;
    }

    SessionEndedException ended() throws Exception {
        return session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    static String read(YamuxStream stream, int length) throws IOException {
        ByteBuffer target = ByteBuffer.allocate(length);
        while (target.hasRemaining() && stream.read(target) >= 0) {
            // On to the rest.
        }
        return new String(target.array(), 0, target.position(), StandardCharsets.ISO_8859_1);
    }

    void assertViolation(String message) throws Exception {
        assertThat(peer.goAwayAndEnd()).isEqualTo(PROTOCOL_ERROR);
        peer.close();
        SessionEndedException end = ended();
        assertThat(end.reason()).isEqualTo(Reason.VIOLATION);
        assertThat(end).hasMessageContaining(message).hasCauseInstanceOf(YamuxProtocolException.class);
    }
}
