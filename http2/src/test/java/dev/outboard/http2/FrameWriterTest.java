package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWriterTest {

    private final FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
    private final ByteBuffer target = ByteBuffer.allocateDirect(4096);

    private static String hex(ByteBuffer frames) {
        byte[] octets = new byte[frames.remaining()];
        frames.get(octets);
        return HexFormat.of().formatHex(octets);
    }

    private void assertWritten(int size, String hex) {
        target.flip();
        assertThat(target.remaining()).isEqualTo(size);
        assertThat(hex(target)).isEqualTo(hex.replace(" ", ""));
        target.clear();
    }

    @Test
    void eachTypeOfFrameIsWritten() {
        writer.data(target, 1, new byte[] {9, 1, 2, 3, 9}, 1, 3, true);
        assertWritten(12, "000003 00 01 00000001 010203");
        writer.data(target, 1, new byte[0], 0, 0, false);
        assertWritten(9, "000000 00 00 00000001");
        writer.rstStream(target, 3, ErrorCode.CANCEL);
        assertWritten(FrameWriter.RST_STREAM_SIZE, "000004 03 00 00000003 00000008");
        List<Setting> settings =
                List.of(new Setting(Setting.ENABLE_PUSH, 0), new Setting(Setting.MAX_HEADER_LIST_SIZE, -1));
        writer.settings(target, settings);
        assertWritten(FrameWriter.settingsSize(settings), "00000c 04 00 00000000 0002 00000000 0006 ffffffff");
        writer.settingsAck(target);
        assertWritten(FrameWriter.SETTINGS_ACK_SIZE, "000000 04 01 00000000");
        writer.ping(target, false, 0x0102030405060708L);
        assertWritten(FrameWriter.PING_SIZE, "000008 06 00 00000000 0102030405060708");
        writer.ping(target, true, -1);
        assertWritten(FrameWriter.PING_SIZE, "000008 06 01 00000000 ffffffffffffffff");
        writer.goAway(target, 7, ErrorCode.NO_ERROR, "\u00e9");
        assertWritten(19, "00000a 07 00 00000000 00000007 00000000 c3a9");
        writer.windowUpdate(target, 0, Integer.MAX_VALUE);
        assertWritten(FrameWriter.WINDOW_UPDATE_SIZE, "000004 08 00 00000000 7fffffff");
    }

    @Test
    void longDebugDataIsCutOff() {
        writer.goAway(target, 1, ErrorCode.PROTOCOL_ERROR, "x".repeat(5000));
        assertThat(target.position()).isEqualTo(FrameWriter.goAwaySize());
    }

    @Test
    void headersThatFitAreOneFrame() {
        Headers headers = Headers.of(":method", "GET");
        assertThat(hex(writer.headers(1, headers, true))).isEqualTo("000001010500000001" + "82");
        assertThat(hex(writer.headers(3, headers, false))).isEqualTo("000001010400000003" + "82");
        assertThat(hex(writer.headers(5, Headers.empty(), false))).isEqualTo("000000010400000005");
    }

    @Test
    void headersUpToThePeersFrameSizeAreOneFrameAndMoreAreContinued() throws Exception {
        // A literal of 4 octets before a value of more than 127.
        int room = Settings.MIN_MAX_FRAME_SIZE - 6;
        ByteBuffer one = writer.headers(1, Headers.of("a", "\0".repeat(room)), true);
        assertThat(one.remaining()).isEqualTo(9 + Settings.MIN_MAX_FRAME_SIZE);
        assertThat(hex(one.slice(0, 9))).isEqualTo("004000010500000001");

        ByteBuffer two = writer.headers(1, Headers.of("a", "\0".repeat(room + 1)), true);
        assertThat(two.remaining()).isEqualTo(9 + Settings.MIN_MAX_FRAME_SIZE + 9 + 1);
        assertThat(hex(two.slice(0, 9))).isEqualTo("004000010100000001");
        assertThat(hex(two.slice(9 + Settings.MIN_MAX_FRAME_SIZE, 10))).isEqualTo("000001090400000001" + "00");
    }

    @Test
    void thePeersSettingsAreFollowed() {
        writer.apply(new Settings(0, true, 1, 1, 20_000, 1));
        assertThat(writer.maxFrameSize()).isEqualTo(20_000);
        ByteBuffer frames = writer.headers(1, Headers.of("a", "\0".repeat(19_000), "b", "c"), false);
        // The new table size of 0, then literals that are not learnt.
        assertThat(hex(frames.slice(0, 14))).startsWith("004a4501040000000120000161");
        assertThat(hex(frames.slice(frames.remaining() - 5, 5))).isEqualTo("0001620163");
    }

    @Test
    void sixteenMebibytesOfMetadataComeThrough() throws Exception {
        Headers.Builder builder = Headers.builder();
        for (int i = 0; i < 16; i++) {
            builder.add("large-" + i, "v".repeat((1 << 20) - 64));
        }
        Headers headers = builder.build();
        FrameReader reader = new FrameReader(
                new HpackDecoder(4096, HeaderLimits.DEFAULT_MAX_LIST_SIZE),
                HeaderLimits.DEFAULTS,
                Settings.MIN_MAX_FRAME_SIZE,
                FrameLog.off());
        ByteBuffer frames = writer.headers(1, headers, true);
        Frame frame = null;
        while (frame == null && frames.hasRemaining()) {
            ByteBuffer piece = frames.slice(frames.position(), Math.min(65_536, frames.remaining()));
            frames.position(frames.position() + piece.remaining());
            frame = reader.next(piece);
        }
        assertThat(frame)
                .isInstanceOfSatisfying(
                        Frame.HeaderBlock.class,
                        block -> assertThat(block.headers().equals(headers)).isTrue());
        assertThat(frames.hasRemaining()).isFalse();
    }

    @Test
    void aRequestThatComesAgainNeedsNoNewStorage() {
        Headers headers = Headers.of(":method", "POST", ":path", "/a/B", "content-type", "application/grpc");
        byte[] first = writer.headers(1, headers, false).array();
        assertThat(writer.headers(3, headers, false).array()).isSameAs(first);
    }
}
