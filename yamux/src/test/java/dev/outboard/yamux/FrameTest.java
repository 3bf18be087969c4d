package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames and their bytes; the hex literals are what hashicorp/yamux v0.1.2 wrote (interop/go/yamux/golden prints them). */
class FrameTest {

    private static final String OPEN = "000100010000000100" + "0c0000";
    private static final String ACCEPT = "0001000200000001000c0000";
    private static final String HELLO = "000000000000000100000005" + "68656c6c6f";
    private static final String FIN = "000100040000000100000000";
    private static final String PING = "000200010000000000000001";
    private static final String PONG = "000200020000000000000001";
    private static final String GO_AWAY = "000300000000000000000000";

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static List<Frame> read(ByteBuffer input) throws Exception {
        FrameReader reader = new FrameReader(FrameLog.off());
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.next(input); frame != null; frame = reader.next(input)) {
            frames.add(frame);
        }
        assertThat(reader.isAtFrameBoundary()).isTrue();
        return frames;
    }

    @Test
    void whatTheOriginalWritesIsRead() throws Exception {
        assertThat(read(bytes(OPEN + ACCEPT + HELLO + FIN + PING + PONG + GO_AWAY)))
                .containsExactly(
                        new Frame.WindowUpdate(FrameHeader.SYN, 1, 786_432),
                        new Frame.WindowUpdate(FrameHeader.ACK, 1, 786_432),
                        new Frame.Data(0, 1, 5, ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8))),
                        new Frame.WindowUpdate(FrameHeader.FIN, 1, 0),
                        new Frame.Ping(FrameHeader.SYN, 1),
                        new Frame.Ping(FrameHeader.ACK, 1),
                        new Frame.GoAway(0));
    }

    @Test
    void framesAreWrittenAsTheOriginalWritesThem() {
        FrameWriter writer = new FrameWriter(FrameLog.off());
        ByteBuffer target = ByteBuffer.allocate(1000);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, FrameHeader.SYN, 1, 786_432);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, FrameHeader.ACK, 1, 786_432);
        writer.data(target, 1, "<hello>".getBytes(StandardCharsets.UTF_8), 1, 5);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, FrameHeader.FIN, 1, 0);
        writer.frame(target, FrameHeader.PING, FrameHeader.SYN, 0, 1);
        writer.frame(target, FrameHeader.PING, FrameHeader.ACK, 0, 1);
        writer.frame(target, FrameHeader.GO_AWAY, 0, 0, FrameHeader.NORMAL);
        assertThat(target.flip()).isEqualTo(bytes(OPEN + ACCEPT + HELLO + FIN + PING + PONG + GO_AWAY));
    }

    @Test
    void numbersAreUnsigned() throws Exception {
        assertThat(read(bytes(
                        "00010000 fffffffd ffffffff" + "00030000 00000000 fffffffe" + "0000000f 80000001 00000000")))
                .containsExactly(
                        new Frame.WindowUpdate(0, -3, 0xffff_ffffL),
                        new Frame.GoAway(0xffff_fffeL),
                        new Frame.Data(0xf, 0x8000_0001, 0, ByteBuffer.allocate(0)));
    }

    @Test
    void dataComesInPiecesAndItsEndWithTheLast() throws Exception {
        FrameReader reader = new FrameReader(FrameLog.off());
        ByteBuffer frame = bytes("0000 0005 00000003 00000005 6162636465");
        assertThat(reader.next(frame.slice(0, 12)))
                .isEqualTo(new Frame.Data(FrameHeader.SYN, 3, 5, ByteBuffer.allocate(0)));
        assertThat(reader.next(frame.slice(12, 0))).isNull();
        assertThat(reader.next(frame.slice(12, 4))).isEqualTo(new Frame.MoreData(0, frame.slice(12, 4)));
        assertThat(reader.isAtFrameBoundary()).isFalse();
        assertThat(reader.next(frame.slice(16, 1))).isEqualTo(new Frame.MoreData(FrameHeader.FIN, frame.slice(16, 1)));
        assertThat(reader.isAtFrameBoundary()).isTrue();
    }

    @Test
    void aHeaderMayComeByteByByte() throws Exception {
        ByteBuffer frames = bytes(PING + FIN);
        FrameReader reader = new FrameReader(FrameLog.off());
        List<Frame> read = new ArrayList<>();
        while (frames.hasRemaining()) {
            ByteBuffer one = frames.slice(frames.position(), 1);
            Frame frame = reader.next(one);
            assertThat(one.hasRemaining()).isFalse();
            if (frame != null) {
                read.add(frame);
            }
            frames.get();
            assertThat(reader.isAtFrameBoundary()).isEqualTo(frames.position() % 12 == 0);
        }
        assertThat(read)
                .containsExactly(new Frame.Ping(FrameHeader.SYN, 1), new Frame.WindowUpdate(FrameHeader.FIN, 1, 0));
    }

    @Test
    void unknownVersionsAndTypesAreRefused() {
        assertThatThrownBy(() -> read(bytes("010000000000000100000000")))
                .isInstanceOf(YamuxProtocolException.class)
                .hasMessageContaining("version 1");
        assertThatThrownBy(() -> read(bytes("000400000000000100000000")))
                .isInstanceOf(YamuxProtocolException.class)
                .hasMessageContaining("type 4");
        assertThatThrownBy(() -> read(bytes("00ff00000000000100000000")))
                .isInstanceOf(YamuxProtocolException.class)
                .hasMessageContaining("type 255");
    }
}
