package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server and a client that is played frame by frame. */
class ServerRulesTest {

    private static final Headers REQUEST = ExchangeTest.REQUEST;
    private static final Headers RESPONSE = ExchangeTest.RESPONSE;

    private final Pipe pipe = Pipe.pair(1 << 20);
    private final FramePeer client = new FramePeer(pipe.first());
    private final RecordingServer listener = new RecordingServer();
    private Http2Connection server = Http2Connection.server(pipe.second(), Http2Options.defaults(), listener);

    @AfterEach
    void close() {
        server.close();
        client.close();
    }

    private FramePeer begin(Setting... settings) throws IOException {
        server.start();
        return client.beginAsClient(settings);
    }

    private FramePeer begin(Http2Options.Builder options, Setting... settings) throws IOException {
        server = Http2Connection.server(pipe.second(), options.build(), listener);
        return begin(settings);
    }

    private void assertConnectionError(ErrorCode code) throws Exception {
        assertThat(client.expectGoAwayAndEnd().errorCode()).isEqualTo(code);
        client.close();
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.VIOLATION);
        assertThat(listener.awaitEnd().code()).isEqualTo(code);
        assertThat(listener.events).doesNotContain("ended twice");
    }

    @Test
    void pingsAreAcknowledgedWithTheirPayload() throws Exception {
        begin().ping(false, 0x0102030405060708L);
        assertThat(client.next()).isEqualTo(new Frame.Ping(true, 0x0102030405060708L));
    }

    @Test
    void aDataFrameIsNotSentBeyondTheStreamsWindow() throws Exception {
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 10)).headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(RESPONSE, false);
        stream.data(new byte[25], 0, 25, true);
        stream.flush();
        assertThat(client.next()).isEqualTo(new Frame.HeaderBlock(1, RESPONSE, false));
        assertThat(client.expect(Frame.Data.class).flowControlledLength()).isEqualTo(10);
        assertThat(client.framesUntilPing()).isEmpty();
        assertThat(stream.queuedBytes()).isEqualTo(15);
        client.windowUpdate(1, 15);
        Frame.Data rest = client.expect(Frame.Data.class);
        assertThat(rest.flowControlledLength()).isEqualTo(15);
        assertThat(rest.endStream()).isTrue();
    }

    @Test
    void aSmallerInitialWindowCanMakeOpenWindowsNegative() throws Exception {
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 100)).headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(RESPONSE, false);
        stream.data(new byte[100], 0, 100, false);
        stream.flush();
        client.expect(Frame.Data.class);
        client.settings(new Setting(Setting.INITIAL_WINDOW_SIZE, 40));
        client.expect(Frame.SettingsAck.class);
        stream.data(new byte[5], 0, 5, true);
        stream.flush();
        client.windowUpdate(1, 60);
        assertThat(client.framesUntilPing()).isEmpty();
        client.windowUpdate(1, 3);
        assertThat(client.expect(Frame.Data.class).flowControlledLength()).isEqualTo(3);
        client.settings(new Setting(Setting.INITIAL_WINDOW_SIZE, 42));
        assertThat(client.expect(Frame.Data.class).flowControlledLength()).isEqualTo(2);
    }

    @Test
    void theConnectionsWindowBoundsAllStreamsTogether() throws Exception {
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 1 << 20), new Setting(Setting.MAX_FRAME_SIZE, 1 << 20));
        client.headers(1, true, REQUEST);
        client.headers(3, true, REQUEST);
        for (int i = 0; i < 2; i++) {
            Http2Stream stream = listener.nextStream().stream();
            stream.headers(RESPONSE, false);
            stream.data(new byte[60_000], 0, 60_000, true);
            stream.flush();
        }
        expectData(65_535);
        client.windowUpdate(0, 60_000);
        expectData(120_000 - 65_535);
    }

    /** Fails unless exactly so much data comes. */
    private void expectData(int bytes) throws IOException {
        int sum = 0;
        while (sum < bytes) {
            sum += client.expect(Frame.Data.class).flowControlledLength();
        }
        assertThat(sum).isEqualTo(bytes);
        assertThat(client.framesUntilPing()).isEmpty();
    }

    @Test
    void framesAreNoLargerThanThePeerTakes() throws Exception {
        begin().headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(Headers.of(":status", "200", "long", "x".repeat(40_000)), false);
        stream.data(new byte[20_000], 0, 20_000, true);
        stream.flush();
        assertThat(client.expect(Frame.HeaderBlock.class).headers().get("long")).hasSize(40_000);
        assertThat(client.expect(Frame.Data.class).flowControlledLength()).isEqualTo(16_384);
        assertThat(client.expect(Frame.Data.class).flowControlledLength()).isEqualTo(20_000 - 16_384);
    }

    @Test
    void streamsTakeTurns() throws Exception {
        RecordingServer bothAtOnce = new RecordingServer() {
            private @Nullable Http2Stream first;

            @Override
            public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
                if (first == null) {
                    first = stream;
                } else {
                    answer(first);
                    answer(stream);
                }
                return super.onStream(stream, request, end);
            }

            private void answer(Http2Stream stream) {
                stream.headers(RESPONSE, false);
                stream.data(new byte[40_000], 0, 40_000, true);
            }
        };
        server = Http2Connection.server(pipe.second(), Http2Options.defaults(), bothAtOnce);
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 1 << 20)).windowUpdate(0, 1 << 20);
        client.headers(1, true, REQUEST);
        client.headers(3, true, REQUEST);
        StringBuilder order = new StringBuilder();
        while (order.length() < 6) {
            order.append(client.expect(Frame.Data.class).streamId());
        }
        assertThat(order).hasToString("131313");
    }

    @Test
    void paddingCountsAgainstTheWindowAndIsNotPartOfTheBody() throws Exception {
        begin().headers(1, false, REQUEST);
        byte[] padded = new byte[1 + 3 + 7];
        padded[0] = 7;
        client.frame(FrameType.DATA, FrameFlags.PADDED | FrameFlags.END_STREAM, 1, padded);
        RecordingStream request = listener.nextStream();
        request.next();
        assertThat(request.next()).isEqualTo("data 3 of 11 end");
    }

    @Test
    void aStreamNobodyReadsStopsAtItsWindowAndItsSiblingsGoOn() throws Exception {
        begin(Http2Options.builder().initialWindowSize(100_000).connectionWindowSize(150_000));
        client.headers(1, false, REQUEST);
        RecordingStream unread = listener.nextStream();
        unread.consumes = false;
        for (int i = 0; i < 10; i++) {
            client.data(1, 10_000, false);
        }
        assertThat(client.framesUntilPing()).noneMatch(ServerRulesTest::isStreamWindowUpdate);
        client.headers(3, false, REQUEST);
        RecordingStream read = listener.nextStream();
        for (int i = 0; i < 50; i++) {
            client.data(3, 10_000, false);
            assertThat(read.next()).contains(i == 0 ? "headers" : "data");
            client.framesUntilPing();
        }
        client.data(1, 1, false);
        assertThat(client.expect(Frame.RstStream.class))
                .isEqualTo(new Frame.RstStream(1, ErrorCode.FLOW_CONTROL_ERROR));
    }

    private static boolean isStreamWindowUpdate(Frame frame) {
        return frame instanceof Frame.WindowUpdate update && update.streamId() != 0;
    }

    @Test
    void creditComesBackAsItIsConsumed() throws Exception {
        begin(Http2Options.builder().initialWindowSize(80_000)).headers(1, false, REQUEST);
        RecordingStream request = listener.nextStream();
        request.consumes = false;
        for (int i = 0; i < 4; i++) {
            client.data(1, 10_000, false);
        }
        assertThat(client.framesUntilPing()).isEmpty();
        request.stream().consumed(19_999);
        assertThat(client.framesUntilPing()).isEmpty();
        request.stream().consumed(1);
        assertThat(client.next()).isEqualTo(new Frame.WindowUpdate(1, 20_000));
    }

    @Test
    void theConnectionsCreditWaitsForReadersWhenTooMuchIsUnread() throws Exception {
        begin(Http2Options.builder()
                .initialWindowSize(1 << 20)
                .connectionWindowSize(100_000)
                .maxUnreadBytes(50_000));
        client.headers(1, false, REQUEST);
        RecordingStream request = listener.nextStream();
        request.consumes = false;
        for (int i = 0; i < 5; i++) {
            client.data(1, 10_000, false);
        }
        assertThat(sum(client.framesUntilPing(), 0)).isGreaterThanOrEqualTo(20_000);
        for (int i = 0; i < 5; i++) {
            client.data(1, 10_000, false);
        }
        assertThat(sum(client.framesUntilPing(), 0)).isLessThanOrEqualTo(10_000);
        request.stream().consumed(100_000);
        assertThat(sum(client.framesUntilPing(), 0)).isGreaterThanOrEqualTo(40_000);
    }

    private static int sum(Iterable<Frame> frames, int streamId) {
        int sum = 0;
        for (Frame frame : frames) {
            sum += frame instanceof Frame.WindowUpdate update && update.streamId() == streamId ? update.increment() : 0;
        }
        return sum;
    }

    @Test
    void dataForAStreamThatWasResetStillGivesItsCreditBack() throws Exception {
        begin(Http2Options.builder().connectionWindowSize(80_000)).headers(1, false, REQUEST);
        RecordingStream request = listener.nextStream();
        request.stream().reset(ErrorCode.CANCEL);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.CANCEL));
        client.data(1, 10_000, false);
        client.data(1, 10_000, true);
        assertThat(client.framesUntilPing()).containsExactly(new Frame.WindowUpdate(0, 20_000));
        request.next();
        assertThat(request.rest()).doesNotContain("data");
    }

    @Test
    void aResetStreamGivesTheCreditOfItsUnreadDataBack() throws Exception {
        begin(Http2Options.builder().connectionWindowSize(80_000).maxUnreadBytes(0))
                .headers(1, false, REQUEST);
        RecordingStream request = listener.nextStream();
        request.consumes = false;
        client.data(1, 10_000, false);
        client.data(1, 10_000, false);
        assertThat(client.framesUntilPing()).isEmpty();
        request.stream().reset(ErrorCode.CANCEL);
        assertThat(client.framesUntilPing()).contains(new Frame.WindowUpdate(0, 20_000));
    }

    @Test
    void moreThanTheConnectionsWindowEndsTheConnection() throws Exception {
        begin(Http2Options.builder().connectionWindowSize(65_535).maxUnreadBytes(0));
        client.headers(1, false, REQUEST);
        listener.nextStream().consumes = false;
        for (int i = 0; i < 7; i++) {
            client.data(1, 10_000, false);
        }
        assertConnectionError(ErrorCode.FLOW_CONTROL_ERROR);
    }

    @Test
    void theEndOfTheStreamTravelsWithTheLastFrameOfData() throws Exception {
        begin().headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(RESPONSE, false);
        stream.data(new byte[2], 0, 2, false);
        stream.data(new byte[3], 0, 3, true);
        stream.flush();
        client.expect(Frame.HeaderBlock.class);
        assertThat(client.next()).isEqualTo(new Frame.Data(1, ByteBuffer.allocate(5), 5, true));
    }

    @Test
    void streamsBeyondTheLimitAreRefused() throws Exception {
        begin(Http2Options.builder().maxConcurrentStreams(2));
        client.headers(1, false, REQUEST);
        client.headers(3, false, REQUEST);
        client.headers(5, false, REQUEST);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(5, ErrorCode.REFUSED_STREAM));
        client.data(5, 3, true);
        assertThat(client.framesUntilPing()).isEmpty();
        client.rstStream(1, ErrorCode.CANCEL);
        client.headers(7, true, REQUEST);
        listener.nextStream();
        listener.nextStream();
        assertThat(listener.nextStream().stream().id()).isEqualTo(7);
    }

    @Test
    void aResetOfThePeerIsToldOnceAndDropsWhatIsQueued() throws Exception {
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 10)).headers(1, true, REQUEST);
        RecordingStream request = listener.nextStream();
        request.stream().headers(RESPONSE, false);
        request.stream().data(new byte[100], 0, 100, true);
        request.stream().flush();
        client.expect(Frame.Data.class);
        client.rstStream(1, ErrorCode.CANCEL);
        client.rstStream(1, ErrorCode.CANCEL);
        request.next();
        assertThat(request.next()).isEqualTo("reset CANCEL PEER");
        client.windowUpdate(1, 100);
        assertThat(client.framesUntilPing()).isEmpty();
        assertThat(request.rest()).doesNotContain("reset");
        assertThat(((ConnectionStream) request.stream()).sendQueue.peek()).isNull();
    }

    @Test
    void aStopAfterTheEndIsSentBehindWhatIsQueued() throws Exception {
        begin(new Setting(Setting.INITIAL_WINDOW_SIZE, 10)).headers(1, false, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        stream.headers(RESPONSE, false);
        stream.data(new byte[15], 0, 15, true);
        stream.reset(ErrorCode.NO_ERROR);
        assertThat(client.framesUntilPing()).hasSize(2);
        client.windowUpdate(1, 10);
        assertThat(client.expect(Frame.Data.class).endStream()).isTrue();
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.NO_ERROR));
    }

    @Test
    void aMessageWithAnotherLengthThanItsContentLengthIsMalformed() throws Exception {
        begin();
        Headers four = Headers.of(
                ":method", "POST", ":scheme", "http", ":path", "/", ":authority", "localhost", "content-length", "4");
        client.headers(1, false, four);
        client.data(1, 3, true);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.PROTOCOL_ERROR));
        RecordingStream request = listener.nextStream();
        request.next();
        assertThat(request.next()).isEqualTo("reset PROTOCOL_ERROR VIOLATION");
        client.headers(3, false, four);
        client.data(3, 5, false);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(3, ErrorCode.PROTOCOL_ERROR));
        client.headers(5, true, four);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(5, ErrorCode.PROTOCOL_ERROR));
    }

    @Test
    void headersThatAreTooLargeEndTheirStreamOnly() throws Exception {
        begin(Http2Options.builder().maxHeaderListSize(1000));
        client.headers(
                1, true, Headers.of(":method", "GET", ":scheme", "http", ":path", "/", "long", "x".repeat(1000)));
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.ENHANCE_YOUR_CALM));
        client.headers(3, true, REQUEST);
        assertThat(listener.nextStream().stream().id()).isEqualTo(3);
    }

    @Test
    void aTooLargeListIsRefusedBeforeItIsSent() throws Exception {
        begin(new Setting(Setting.MAX_HEADER_LIST_SIZE, 100)).headers(1, true, REQUEST);
        Http2Stream stream = listener.nextStream().stream();
        assertThatThrownBy(() -> stream.headers(Headers.of(":status", "200", "long", "x".repeat(100)), true))
                .isInstanceOf(HeaderListTooLargeException.class)
                .hasMessageContaining("178 bytes")
                .hasMessageContaining("at most 100");
        stream.headers(RESPONSE, true);
        stream.flush();
        assertThat(client.next()).isEqualTo(new Frame.HeaderBlock(1, RESPONSE, true));
    }

    @ParameterizedTest
    @CsvSource({
        // type, flags, stream, payload, what must come: GOAWAY with this code
        "0, 0, 1, 00, PROTOCOL_ERROR", // DATA on an idle stream
        "3, 0, 1, 00000008, PROTOCOL_ERROR", // RST_STREAM on an idle stream
        "8, 0, 1, 00000008, PROTOCOL_ERROR", // WINDOW_UPDATE on an idle stream
        "1, 5, 2, 828684, PROTOCOL_ERROR", // HEADERS on a stream of the server's
        "5, 4, 1, 00000002, PROTOCOL_ERROR", // PUSH_PROMISE
        "9, 4, 1, 82, PROTOCOL_ERROR", // CONTINUATION out of nowhere
        "8, 0, 0, 7fffffff, FLOW_CONTROL_ERROR", // the connection's window beyond 2^31-1
        "8, 0, 0, 00000000, PROTOCOL_ERROR",
        "6, 0, 0, 00, FRAME_SIZE_ERROR",
        "6, 0, 1, 0000000000000000, PROTOCOL_ERROR",
        "4, 0, 0, 000480000000, FLOW_CONTROL_ERROR", // INITIAL_WINDOW_SIZE beyond 2^31-1
        "4, 0, 0, 000500000001, PROTOCOL_ERROR", // MAX_FRAME_SIZE too small
        "1, 5, 1, ff, COMPRESSION_ERROR",
    })
    void aFrameThatBreaksTheConnectionsRulesEndsIt(int type, int flags, int streamId, String hex, ErrorCode code)
            throws Exception {
        begin().frame(type, flags, streamId, HexFormat.of().parseHex(hex));
        assertConnectionError(code);
    }

    @Test
    void headersForAClosedStreamEndTheConnection() throws Exception {
        begin().headers(1, true, REQUEST);
        client.rstStream(1, ErrorCode.CANCEL);
        client.headers(1, true, REQUEST);
        assertConnectionError(ErrorCode.STREAM_CLOSED);
    }

    @Test
    void dataForAStreamThatThePeerHasEndedResetsIt() throws Exception {
        begin().headers(1, true, REQUEST);
        client.data(1, 1, false);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.STREAM_CLOSED));
    }

    @Test
    void aWindowThatSettingsMakeTooLargeEndsTheConnection() throws Exception {
        begin().headers(1, true, REQUEST);
        client.windowUpdate(1, Integer.MAX_VALUE - 65_535);
        client.settings(new Setting(Setting.INITIAL_WINDOW_SIZE, 65_536));
        assertConnectionError(ErrorCode.FLOW_CONTROL_ERROR);
    }

    @Test
    void aStreamsWindowBeyondTheLargestResetsTheStream() throws Exception {
        begin().headers(1, true, REQUEST);
        client.windowUpdate(1, Integer.MAX_VALUE);
        assertThat(client.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.FLOW_CONTROL_ERROR));
    }

    @ParameterizedTest
    @CsvSource({
        "'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'speaks HTTP/1.1: it begins with ''GET / HTTP/1.1'''",
        "'\u0016\u0003\u0001\u0002\u0000\u0001\u0000', 'speaks TLS'",
        "'SSH-2.0-OpenSSH_9.2\r\n', 'begins with ''SSH-2.0-OpenSSH_9.2'",
    })
    void whatIsNotHttp2IsNamed(String text, String message) throws Exception {
        server.start();
        client.sendText(text);
        client.shutdownOutput();
        ConnectionEndedException end = listener.awaitEnd();
        assertThat(end.reason()).isEqualTo(Reason.NOT_HTTP2);
        assertThat(end).hasMessageContaining(message).hasMessageContaining("local:pipe-first");
    }

    @Test
    void anotherFirstFrameThanSettingsIsNotHttp2() throws Exception {
        server.start();
        client.sendText("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        client.ping(false, 1);
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.NOT_HTTP2);
    }

    @Test
    void aClientThatSaysNothingHasItsTime() throws Exception {
        AtomicLong now = new AtomicLong();
        Http2Options options = Http2Options.builder()
                .prefaceTimeout(Duration.ofSeconds(5))
                .ticker(() -> now.getAndAdd(Duration.ofSeconds(6).toNanos()))
                .build();
        server = Http2Connection.server(pipe.second(), options, listener);
        server.start();
        client.sendText("PRI * HT");
        ConnectionEndedException end = listener.awaitEnd();
        assertThat(end.reason()).isEqualTo(Reason.NOT_HTTP2);
        assertThat(end).hasMessageContaining("has not sent its preface within PT5S");
    }

    @Test
    void aPeerThatClosesEndsItsStreams() throws Exception {
        begin().headers(1, false, REQUEST);
        RecordingStream request = listener.nextStream();
        request.next();
        client.close();
        assertThat(request.next()).isEqualTo("connection end PEER_CLOSED");
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.PEER_CLOSED);
        assertThat(request.nextOfAll()).isEqualTo("batch end");
    }

    @Test
    void aGracefulShutdownRefusesNothingThatWasOnItsWay() throws Exception {
        begin().headers(1, true, REQUEST);
        RecordingStream first = listener.nextStream();
        server.shutdown();
        assertThat(client.next()).isEqualTo(new Frame.GoAway(Integer.MAX_VALUE, ErrorCode.NO_ERROR, ""));
        Frame.Ping ping = client.expect(Frame.Ping.class);
        client.headers(3, true, REQUEST);
        RecordingStream second = listener.nextStream();
        client.ping(true, ping.opaque());
        assertThat(client.next()).isEqualTo(new Frame.GoAway(3, ErrorCode.NO_ERROR, ""));
        client.headers(5, true, REQUEST);
        assertThat(client.framesUntilPing()).isEmpty();
        for (RecordingStream stream : new RecordingStream[] {first, second}) {
            assertThat(listener.hasEnded()).isFalse();
            stream.stream().headers(RESPONSE, true);
            stream.stream().flush();
            client.expect(Frame.HeaderBlock.class);
        }
        assertThat(client.nextOrEnd()).isNull();
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.SHUT_DOWN);
        assertThat(listener.waitingStreams()).isZero();
    }

    @Test
    void anAbortTellsThePeerAndTheStreams() throws Exception {
        begin().headers(1, true, REQUEST);
        RecordingStream request = listener.nextStream();
        request.next();
        server.abort(ErrorCode.ENHANCE_YOUR_CALM, "too_many_pings");
        assertThat(client.next()).isEqualTo(new Frame.GoAway(1, ErrorCode.ENHANCE_YOUR_CALM, "too_many_pings"));
        assertThat(request.next()).isEqualTo("connection end CLOSED");
        assertThat(listener.awaitEnd()).hasMessageContaining("too_many_pings");
    }

    @Test
    void aListenerThatFailsEndsTheConnectionWithItsException() throws Exception {
        RecordingServer broken = new RecordingServer() {
            @Override
            public StreamListener onStream(Http2Stream stream, Headers request, boolean end) {
                throw new IllegalStateException("a bug");
            }
        };
        server = Http2Connection.server(pipe.second(), Http2Options.defaults(), broken);
        begin().headers(1, true, REQUEST);
        assertThat(client.expectGoAwayAndEnd().errorCode()).isEqualTo(ErrorCode.INTERNAL_ERROR);
        client.close();
        assertThat(broken.awaitEnd().reason()).isEqualTo(Reason.INTERNAL);
        assertThat(broken.awaitEnd()).hasRootCauseMessage("a bug");
    }
}
