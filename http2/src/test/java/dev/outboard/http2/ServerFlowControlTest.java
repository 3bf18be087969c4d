package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a server keeps to windows, and keeps its client to them. */
class ServerFlowControlTest extends ServerFixture {

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
        int ahead = 0;
        for (int rest = 80_000; rest > 0; ) {
            Frame.Data data = client.expect(Frame.Data.class);
            int length = data.payload().remaining();
            rest -= length;
            ahead += data.streamId() == 1 ? length : -length;
            // A turn is one frame; the end of a write may cut one in two.
            assertThat(Math.abs(ahead)).isLessThanOrEqualTo(2 * Settings.MIN_MAX_FRAME_SIZE);
        }
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
        assertThat(client.framesUntilPing()).noneMatch(ServerFlowControlTest::isStreamWindowUpdate);
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
}
