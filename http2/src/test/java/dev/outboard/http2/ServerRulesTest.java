package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.http2.ConnectionEndedException.Reason;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server and a client that is played frame by frame. */
class ServerRulesTest extends ServerFixture {

    @Test
    void pingsAreAcknowledgedWithTheirPayload() throws Exception {
        begin().ping(false, 0x0102030405060708L);
        assertThat(client.next()).isEqualTo(new Frame.Ping(true, 0x0102030405060708L));
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
