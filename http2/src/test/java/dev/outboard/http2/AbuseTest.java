package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that costs a server more than itself. */
class AbuseTest {

    private static final int BOUND = 50;
    private static final Headers REQUEST = ExchangeTest.REQUEST;

    private final Pipe pipe = Pipe.pair(1 << 20);
    private final FramePeer client = new FramePeer(pipe.first());
    private final RecordingServer listener = new RecordingServer();
    private final AtomicLong now = new AtomicLong();
    private final Http2Options options = Http2Options.builder()
            .maxIdleFrames(BOUND)
            .maxResetsPerSecond(BOUND)
            .maxQueuedControlFrames(BOUND)
            .ticker(now::get)
            .build();
    private final Http2Connection server = Http2Connection.server(pipe.second(), options, listener);

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private void begin() throws IOException {
        server.start();
        client.beginAsClient();
    }

    private void assertCalmedDown() throws Exception {
        assertThat(client.expectGoAwayAndEnd().errorCode()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        client.close();
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.VIOLATION);
    }

    enum IdleFrame {
        PING(FrameType.PING, 0, 8),
        PING_ACK(FrameType.PING, 0, 8),
        SETTINGS(FrameType.SETTINGS, 0, 0),
        SETTINGS_ACK(FrameType.SETTINGS, 0, 0),
        PRIORITY(FrameType.PRIORITY, 1, 5),
        EMPTY_DATA(FrameType.DATA, 1, 0),
        UNKNOWN(0xfa, 0, 3),
        WINDOW_UPDATE(FrameType.WINDOW_UPDATE, 1, 4),
        RST_STREAM_AGAIN(FrameType.RST_STREAM, 3, 4);

        private final int type;
        private final int streamId;
        private final int length;

        IdleFrame(int type, int streamId, int length) {
            this.type = type;
            this.streamId = streamId;
            this.length = length;
        }

        void send(FramePeer client) throws IOException {
            byte[] payload = new byte[length];
            if (length > 0) {
                payload[length - 1] = 1;
            }
            client.frame(type, name().endsWith("ACK") ? FrameFlags.ACK : 0, streamId, payload);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFloodOfFramesThatMoveNothingIsEnded(IdleFrame frame) throws Exception {
        begin();
        client.headers(1, false, REQUEST);
        client.headers(3, false, REQUEST);
        client.rstStream(3, ErrorCode.CANCEL);
        try {
            for (int i = 0; i < 2 * BOUND; i++) {
                frame.send(client);
            }
        } catch (IOException e) {
            // The server has closed while this side still writes.
            assertThat(listener.awaitEnd().code()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        }
        assertCalmedDown();
    }

    @Test
    void theAllowanceForIdleFramesComesBackWithTraffic() throws Exception {
        begin();
        client.headers(1, false, REQUEST);
        for (int i = 0; i < 5 * BOUND; i++) {
            if (i % (BOUND - 10) == 0) {
                client.data(1, 1, false);
            }
            client.framesUntilPing();
        }
        assertThat(listener.hasEnded()).isFalse();
    }

    @Test
    void theAllowanceForIdleFramesComesBackWithWhatThisSideSends() throws Exception {
        begin();
        client.headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(ExchangeTest.RESPONSE, false);
        for (int i = 0; i < 5 * BOUND; i++) {
            if (i % (BOUND - 10) == 0) {
                stream.data(new byte[1], 0, 1, false);
                stream.flush();
                client.expect(Frame.Data.class);
            }
            client.framesUntilPing();
        }
        assertThat(listener.hasEnded()).isFalse();
    }

    @Test
    void theAllowanceForIdleFramesComesBackWithTime() throws Exception {
        begin();
        for (int i = 0; i < 5 * BOUND; i++) {
            now.addAndGet(1_000_000_000L);
            client.framesUntilPing();
        }
        assertThat(listener.hasEnded()).isFalse();
    }

    @Test
    void rapidResetsAreEnded() throws Exception {
        begin();
        for (int i = 0; i <= BOUND; i++) {
            client.headers(2 * i + 1, false, REQUEST);
            client.rstStream(2 * i + 1, ErrorCode.CANCEL);
        }
        assertCalmedDown();
    }

    @Test
    void streamsThatMakeTheServerResetThemAreEnded() throws Exception {
        begin();
        for (int i = 0; i <= BOUND; i++) {
            client.headers(2 * i + 1, true, REQUEST);
            client.windowUpdate(2 * i + 1, Integer.MAX_VALUE);
        }
        assertCalmedDown();
    }

    @Test
    void resetsAreAllowedAgainAfterASecond() throws Exception {
        begin();
        for (int i = 0; i <= 3 * BOUND; i++) {
            now.addAndGet(1_000_000_000L / BOUND + 1);
            client.headers(2 * i + 1, false, REQUEST);
            client.rstStream(2 * i + 1, ErrorCode.CANCEL);
            client.framesUntilPing();
        }
        assertThat(listener.hasEnded()).isFalse();
    }

    @Test
    void answersForAPeerThatDoesNotReadAreBounded() throws Exception {
        Pipe narrow = Pipe.pair(64);
        RecordingServer events = new RecordingServer();
        Http2Options bounded =
                Http2Options.builder().maxQueuedControlFrames(BOUND).build();
        Http2Connection unread = Http2Connection.server(narrow.second(), bounded, events);
        unread.start();
        FramePeer silent = new FramePeer(narrow.first());
        silent.sendText("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        silent.settings();
        try {
            for (int i = 0; i < 10 * BOUND; i++) {
                silent.ping(false, i);
            }
        } catch (IOException e) {
            // The server has closed while this side still writes.
            assertThat(e).isNotNull();
        }
        assertThat(events.awaitEnd().code()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        silent.close();
    }

    @Test
    void aHeaderBlockWithoutEndIsEnded() throws Exception {
        begin();
        client.frame(FrameType.HEADERS, 0, 1, new byte[0]);
        try {
            for (int i = 0; i < 1000; i++) {
                client.frame(FrameType.CONTINUATION, 0, 1, new byte[0]);
            }
        } catch (IOException e) {
            assertThat(listener.awaitEnd().code()).isEqualTo(ErrorCode.ENHANCE_YOUR_CALM);
        }
        assertCalmedDown();
    }
}
