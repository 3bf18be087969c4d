package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.net.Background;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The thread that closes a session comes back from its last write when the session has long ended. */
class SlowGoodbyeTest {

    private static final int TYPE = 1;
    private static final int GO_AWAY = 3;

    /** Whoever writes go-away comes back after the session's end only; the peer ends the connection meanwhile. */
    private static final class SlowAtTheEnd extends WrappedConnection {

        private final Pipe pipe;
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        SlowAtTheEnd(Pipe pipe) {
            super(pipe.first());
            this.pipe = pipe;
        }

        @Override
        public boolean tryWrite(ByteBuffer source) throws IOException {
            boolean last = source.get(source.position() + TYPE) == GO_AWAY;
            boolean all = super.tryWrite(source);
            if (last) {
                pipe.second().close();
                ended.join();
            }
            return all;
        }
    }

    @Test
    void whoReadsIsToldAllTheSame() throws Exception {
        SlowAtTheEnd connection = new SlowAtTheEnd(Pipe.pair());
        YamuxSession session = YamuxSession.client(connection, YamuxConfig.defaults());
        YamuxStream stream = session.open();
        Background<Integer> reader = Background.start(() -> stream.read(ByteBuffer.allocate(1)));
        reader.awaitAsleep();
        var unused = session.whenEnded().thenRun(() -> connection.ended.complete(null));

        Background<Void> closing = Background.start(() -> {
            session.close();
            return null;
        });

        closing.result();
        assertThat(session.whenEnded().toCompletableFuture().get(20, TimeUnit.SECONDS))
                .hasMessageContaining("closed by this side");
        assertThat(reader.failure()).isInstanceOf(ConnectionClosedException.class);
    }
}
