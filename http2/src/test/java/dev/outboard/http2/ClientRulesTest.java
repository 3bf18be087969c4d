package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.http2.ConnectionEndedException.Reason;
import dev.outboard.net.Pipe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A client and a server that is played frame by frame. */
class ClientRulesTest {

    private static final Headers REQUEST = ExchangeTest.REQUEST;
    private static final Headers RESPONSE = ExchangeTest.RESPONSE;

    private final Pipe pipe = Pipe.pair(1 << 20);
    private final FramePeer server = new FramePeer(pipe.second());
    private final RecordingServer listener = new RecordingServer();
    private Http2Connection client = Http2Connection.client(pipe.first(), Http2Options.defaults(), listener);

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    private void begin(Setting... settings) throws Exception {
        client.start();
        server.beginAsServer(settings);
        assertThat(listener.nextEvent()).isEqualTo("ready");
    }

    private RecordingStream open(boolean end) throws ConnectionEndedException {
        RecordingStream call = new RecordingStream();
        call.setStream(client.open(REQUEST, end, call));
        call.stream().flush();
        return call;
    }

    @Test
    void streamsBeyondThePeersLimitWaitInOrder() throws Exception {
        begin(new Setting(Setting.MAX_CONCURRENT_STREAMS, 1));
        RecordingStream first = open(true);
        RecordingStream second = open(false);
        RecordingStream third = open(true);
        second.stream().data(new byte[3], 0, 3, true);
        second.stream().flush();
        assertThat(server.framesUntilPing()).containsExactly(new Frame.HeaderBlock(1, REQUEST, true));
        assertThat(first.stream().id()).isEqualTo(1);
        assertThat(second.stream().id()).isZero();
        server.headers(1, true, RESPONSE);
        assertThat(server.next()).isEqualTo(new Frame.HeaderBlock(3, REQUEST, false));
        assertThat(server.expect(Frame.Data.class).endStream()).isTrue();
        assertThat(server.framesUntilPing()).isEmpty();
        assertThat(second.stream().id()).isEqualTo(3);
        server.settings(new Setting(Setting.MAX_CONCURRENT_STREAMS, 2));
        assertThat(server.expect(Frame.HeaderBlock.class)).isEqualTo(new Frame.HeaderBlock(5, REQUEST, true));
        server.headers(5, true, RESPONSE);
        assertThat(third.next()).isEqualTo("headers " + RESPONSE + " end");
    }

    @Test
    void aHundredStreamsAreOpenedBeforeTheServersLimitIsKnown() throws Exception {
        client.start();
        for (int i = 0; i < 101; i++) {
            open(true);
        }
        server.takePreface();
        server.expect(Frame.SettingsChange.class);
        server.expect(Frame.WindowUpdate.class);
        for (int i = 0; i < 100; i++) {
            assertThat(server.next()).isEqualTo(new Frame.HeaderBlock(2 * i + 1, REQUEST, true));
        }
        server.settings();
        assertThat(server.next()).isEqualTo(new Frame.SettingsAck());
        assertThat(server.next()).isEqualTo(new Frame.HeaderBlock(201, REQUEST, true));
    }

    @Test
    void aStreamThatIsResetWhileItWaitsIsNeverOpened() throws Exception {
        begin(new Setting(Setting.MAX_CONCURRENT_STREAMS, 1));
        open(true);
        RecordingStream second = open(true);
        RecordingStream third = open(true);
        second.stream().reset(ErrorCode.CANCEL);
        assertThat(server.framesUntilPing()).containsExactly(new Frame.HeaderBlock(1, REQUEST, true));
        server.headers(1, true, RESPONSE);
        assertThat(server.next()).isEqualTo(new Frame.HeaderBlock(3, REQUEST, true));
        assertThat(third.stream().id()).isEqualTo(3);
        assertThat(second.rest()).isEmpty();
    }

    @Test
    void aResetStreamKeepsItsPlaceUntilThePeerIsTold() throws Exception {
        begin(new Setting(Setting.MAX_CONCURRENT_STREAMS, 1));
        RecordingStream first = open(false);
        open(true);
        assertThat(server.framesUntilPing()).containsExactly(new Frame.HeaderBlock(1, REQUEST, false));
        first.stream().reset(ErrorCode.CANCEL);
        assertThat(server.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.CANCEL));
        assertThat(server.next()).isEqualTo(new Frame.HeaderBlock(3, REQUEST, true));
    }

    @Test
    void whatComesForAResetStreamIsIgnored() throws Exception {
        begin();
        RecordingStream call = open(true);
        server.expect(Frame.HeaderBlock.class);
        call.stream().reset(ErrorCode.CANCEL);
        server.expect(Frame.RstStream.class);
        server.headers(1, false, RESPONSE);
        server.data(1, 10, false);
        server.windowUpdate(1, 10);
        server.headers(1, true, ExchangeTest.TRAILERS);
        server.rstStream(1, ErrorCode.CANCEL);
        assertThat(server.framesUntilPing()).isEmpty();
        assertThat(call.rest()).isEmpty();
    }

    @Test
    void informationalHeadersAreLeftOut() throws Exception {
        begin();
        RecordingStream call = open(true);
        server.expect(Frame.HeaderBlock.class);
        server.headers(1, false, Headers.of(":status", "103", "link", "x"));
        server.headers(1, false, RESPONSE);
        server.data(1, 0, true);
        assertThat(call.next()).isEqualTo("headers " + RESPONSE);
        assertThat(call.next()).isEqualTo("data 0 of 0 end");
    }

    @ParameterizedTest
    @CsvSource({":status,101", "grpc-status,0", ":status,20", ":path,/"})
    void aMalformedResponseResetsTheStream(String name, String value) throws Exception {
        begin();
        RecordingStream call = open(true);
        server.expect(Frame.HeaderBlock.class);
        server.headers(1, false, Headers.of(name, value));
        assertThat(server.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.PROTOCOL_ERROR));
        assertThat(call.next()).isEqualTo("reset PROTOCOL_ERROR VIOLATION");
    }

    @Test
    void dataBeforeTheHeadersResetsTheStream() throws Exception {
        begin();
        open(true);
        server.expect(Frame.HeaderBlock.class);
        server.data(1, 1, false);
        assertThat(server.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.PROTOCOL_ERROR));
    }

    @Test
    void trailersMustEndTheStream() throws Exception {
        begin();
        open(true);
        server.expect(Frame.HeaderBlock.class);
        server.headers(1, false, RESPONSE);
        server.headers(1, false, ExchangeTest.TRAILERS);
        assertThat(server.next()).isEqualTo(new Frame.RstStream(1, ErrorCode.PROTOCOL_ERROR));
    }

    @Test
    void theResponseToHeadMayNameALengthItDoesNotHave() throws Exception {
        begin();
        RecordingStream call = new RecordingStream();
        call.setStream(client.open(
                Headers.of(":method", "HEAD", ":scheme", "http", ":path", "/", ":authority", "localhost"), true, call));
        call.stream().flush();
        server.expect(Frame.HeaderBlock.class);
        server.headers(1, true, Headers.of(":status", "200", "content-length", "100"));
        assertThat(call.next()).endsWith(" end");
    }

    @Test
    void goAwayRefusesTheStreamsAboveTheLastAndLetsTheOthersFinish() throws Exception {
        begin(new Setting(Setting.MAX_CONCURRENT_STREAMS, 2));
        RecordingStream first = open(true);
        RecordingStream second = open(true);
        RecordingStream waiting = open(true);
        server.framesUntilPing();
        server.goAway(1, ErrorCode.NO_ERROR, "bye");
        assertThat(second.next()).isEqualTo("reset REFUSED_STREAM GOING_AWAY");
        assertThat(waiting.next()).isEqualTo("reset REFUSED_STREAM GOING_AWAY");
        assertThat(listener.nextEvent()).isEqualTo("go away NO_ERROR bye");
        assertThat(client.isOpen()).isFalse();
        assertThatThrownBy(() -> open(true))
                .isInstanceOfSatisfying(
                        ConnectionEndedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.PEER_GOING_AWAY))
                .hasMessageContaining("NO_ERROR: bye");
        server.headers(1, true, RESPONSE);
        assertThat(first.next()).isEqualTo("headers " + RESPONSE + " end");
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.PEER_GOING_AWAY);
        assertThat(server.nextOrEnd()).isNull();
    }

    @Test
    void whatThePeersGoAwaySaidIsInTheMessageOfTheEnd() throws Exception {
        begin();
        RecordingStream call = open(true);
        server.expect(Frame.HeaderBlock.class);
        server.goAway(1, ErrorCode.ENHANCE_YOUR_CALM, "too_many_pings");
        server.close();
        assertThat(call.next()).isEqualTo("connection end PEER_CLOSED");
        assertThat(listener.awaitEnd()).hasMessageContaining("ENHANCE_YOUR_CALM: too_many_pings");
    }

    @Test
    void aShutdownWaitsForTheLastStream() throws Exception {
        begin();
        RecordingStream call = open(true);
        client.shutdown();
        client.shutdown();
        assertThat(server.framesUntilPing())
                .containsExactlyInAnyOrder(
                        new Frame.HeaderBlock(1, REQUEST, true), new Frame.GoAway(0, ErrorCode.NO_ERROR, ""));
        assertThatThrownBy(() -> open(true)).isInstanceOf(ConnectionEndedException.class);
        assertThat(listener.hasEnded()).isFalse();
        server.headers(1, true, RESPONSE);
        assertThat(call.next()).endsWith("end");
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.SHUT_DOWN);
    }

    @Test
    void aShutdownWithoutStreamsEndsAtOnce() throws Exception {
        begin();
        client.shutdown();
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.SHUT_DOWN);
        assertThat(server.expectGoAwayAndEnd().errorCode()).isEqualTo(ErrorCode.NO_ERROR);
    }

    @Test
    void closeFailsEveryStreamOnceOpenedOrWaiting() throws Exception {
        begin(new Setting(Setting.MAX_CONCURRENT_STREAMS, 1));
        RecordingStream opened = open(true);
        RecordingStream waiting = open(true);
        server.framesUntilPing();
        client.close();
        client.close();
        assertThat(opened.next()).isEqualTo("connection end CLOSED");
        assertThat(waiting.next()).isEqualTo("connection end CLOSED");
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.CLOSED);
        assertThat(opened.rest() + waiting.rest()).doesNotContain("connection end");
        assertThat(listener.events).doesNotContain("ended twice");
        assertThatThrownBy(() -> open(true)).isInstanceOf(ConnectionEndedException.class);
    }

    @Test
    void aConnectionThatWasNeverStartedCanBeClosed() throws Exception {
        client.close();
        assertThat(server.nextOrEnd()).isNull();
    }

    @Test
    void theLastIdentifierIsUsedAndThenTheConnectionEnds() throws Exception {
        Http2Options options =
                Http2Options.builder().firstStreamId(Integer.MAX_VALUE - 2).build();
        client = Http2Connection.client(pipe.first(), options, listener);
        begin();
        RecordingStream first = open(true);
        RecordingStream last = open(true);
        assertThatThrownBy(() -> open(true))
                .isInstanceOfSatisfying(
                        ConnectionEndedException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.STREAMS_EXHAUSTED));
        server.framesUntilPing();
        assertThat(last.stream().id()).isEqualTo(Integer.MAX_VALUE);
        server.headers(Integer.MAX_VALUE - 2, true, RESPONSE);
        server.headers(Integer.MAX_VALUE, true, RESPONSE);
        assertThat(first.next() + last.next()).contains("200");
        assertThat(listener.awaitEnd().reason()).isEqualTo(Reason.STREAMS_EXHAUSTED);
    }

    @Test
    void aPingTellsHowLongItTook() throws Exception {
        AtomicLong now = new AtomicLong();
        client = Http2Connection.client(
                pipe.first(), Http2Options.builder().ticker(now::get).build(), listener);
        begin();
        CompletableFuture<Long> roundTrip = new CompletableFuture<>();
        client.ping(new Ping(roundTrip));
        Frame.Ping ping = server.expect(Frame.Ping.class);
        now.set(250);
        server.ping(true, ping.opaque());
        assertThat(roundTrip.get(20, TimeUnit.SECONDS)).isEqualTo(250);
    }

    @Test
    void aPingWithoutAnswerFailsWithTheConnection() throws Exception {
        begin();
        CompletableFuture<Long> roundTrip = new CompletableFuture<>();
        client.ping(new Ping(roundTrip));
        server.close();
        assertThat(roundTrip.handle((nanos, failure) -> failure).get(20, TimeUnit.SECONDS))
                .isInstanceOf(ConnectionEndedException.class);
        listener.awaitEnd();
        assertThatThrownBy(() -> client.ping(new Ping(roundTrip))).isInstanceOf(ConnectionEndedException.class);
    }

    private record Ping(CompletableFuture<Long> roundTrip) implements PingListener {
        @Override
        public void onAck(long roundTripNanos) {
            roundTrip.complete(roundTripNanos);
        }

        @Override
        public void onConnectionEnd(ConnectionEndedException end) {
            roundTrip.completeExceptionally(end);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', 'speaks HTTP/1.1: it begins with ''HTTP/1.1 400'",
        "'\u0015\u0003\u0001\u0000\u0002\u0002Fzzz', 'speaks TLS'",
    })
    void aServerThatDoesNotSpeakHttp2IsNamed(String text, String message) throws Exception {
        client.start();
        RecordingStream call = open(true);
        server.sendText(text);
        server.close();
        assertThat(call.next()).isEqualTo("connection end NOT_HTTP2");
        assertThat(listener.awaitEnd()).hasMessageContaining(message);
    }

    @Test
    void aServerMayNotEnablePush() throws Exception {
        begin();
        server.settings(new Setting(Setting.ENABLE_PUSH, 1));
        assertThat(server.expectGoAwayAndEnd().errorCode()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void aServerMayNotOpenStreams() throws Exception {
        begin();
        server.headers(2, true, REQUEST);
        assertThat(server.expectGoAwayAndEnd().errorCode()).isEqualTo(ErrorCode.PROTOCOL_ERROR);
    }

    @Test
    void theClientSaysThatItWantsNoPushes() throws IOException {
        client.start();
        server.settings();
        ByteBuffer preface = ByteBuffer.allocate(24);
        while (preface.hasRemaining()) {
            pipe.second().read(preface);
        }
        assertThat(server.expect(Frame.SettingsChange.class).values()).contains(new Setting(Setting.ENABLE_PUSH, 0));
    }
}
