package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.HpackEncoder.HuffmanUse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Octets that Go's golang.org/x/net v0.62.0 wrote: its hpack.Encoder and its http2.Framer. */
class GoPeerTest {

    private static final Headers REQUEST = Headers.of(
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            "/proto.KV/Get",
            ":authority",
            "localhost",
            "content-type",
            "application/grpc",
            "user-agent",
            "grpc-go/1.61.0",
            "te",
            "trailers",
            "grpc-timeout",
            "4999962u",
            "trace-bin",
            "AAECAwQFBgc=");

    private static final String REQUEST_BLOCK = "8386458a62bb0e93af9b8b188a9f4186a0e41d139d095f8b1d75d0620d263d4c4d6564"
            + "7a8a9acac8b4c7602bb815c140027465864d833505b11f40899acac8b24d494f6a7f8669f7df7dc15b40874d8321568cd57f8a861c"
            + "17a1f1b30dd98907";

    /** Go names :path by the last of its static indexes, here it is the first. */
    private static final String OWN_BLOCK = REQUEST_BLOCK.replace("838645", "838644");

    @Test
    void headerBlocksOfGoAreRead() throws Exception {
        HpackDecoder decoder = new HpackDecoder(4096, 10_000);
        assertThat(Hpack.decode(decoder, REQUEST_BLOCK)).isEqualTo(REQUEST);
        assertThat(Hpack.decode(decoder, "8386c4c3c2c1c0bfbe")).isEqualTo(REQUEST);
        assertThat(Hpack.decode(decoder, "1f0887ba51d85b141c644086f2b50349aa0f04636166e9"))
                .isEqualTo(Headers.of("authorization", "Bearer abc", "x-latin1", "caf\u00e9"));
        // Sizes of 0 and 128, then the same request.
        assertThat(Hpack.decode(decoder, "203f61" + REQUEST_BLOCK)).isEqualTo(REQUEST);
        assertThat(decoder.tableMaxSize()).isEqualTo(128);
    }

    @Test
    void headerBlocksAreWhatGoWouldWrite() {
        HpackEncoder encoder = new HpackEncoder(4096, HuffmanUse.WHEN_SHORTER, field -> Indexing.ADD);
        assertThat(Hpack.encode(encoder, REQUEST)).isEqualTo(OWN_BLOCK);
        assertThat(Hpack.encode(encoder, REQUEST)).isEqualTo("8386c4c3c2c1c0bfbe");
        encoder.setMaxTableSize(0);
        encoder.setMaxTableSize(128);
        assertThat(Hpack.encode(encoder, REQUEST)).isEqualTo("203f61" + OWN_BLOCK);
    }

    @Test
    void framesOfGoAreRead() throws Exception {
        FrameReader reader =
                new FrameReader(new HpackDecoder(4096, 10_000), HeaderLimits.of(10_000), 16_384, FrameLog.off());
        ByteBuffer wire =
                ByteBuffer.wrap(Hpack.bytes("000018040000000000000300000064000400100000000500004000000601000000"
                        + "000000040100000000"
                        + "0000080600000000000102030405060708"
                        + "00000806010000000002041010090e0707"
                        + "000016070000000000000000070000000b746f6f5f6d616e795f70696e6773"
                        + "000004080000000003000f0001"
                        + "0000040800000000007fffffff"
                        + "00000403000000000500000008"
                        + "0000050200000000098000000b06"
                        + "000060010500000001"
                        + REQUEST_BLOCK));
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.next(wire); frame != null; frame = reader.next(wire)) {
            frames.add(frame);
        }
        assertThat(frames)
                .containsExactly(
                        new Frame.SettingsChange(List.of(
                                new Setting(Setting.MAX_CONCURRENT_STREAMS, 100),
                                new Setting(Setting.INITIAL_WINDOW_SIZE, 1 << 20),
                                new Setting(Setting.MAX_FRAME_SIZE, 16_384),
                                new Setting(Setting.MAX_HEADER_LIST_SIZE, 16 << 20))),
                        new Frame.SettingsAck(),
                        new Frame.Ping(false, 0x0102030405060708L),
                        new Frame.Ping(true, 0x02041010090e0707L),
                        new Frame.GoAway(7, ErrorCode.ENHANCE_YOUR_CALM, "too_many_pings"),
                        new Frame.WindowUpdate(3, 983_041),
                        new Frame.WindowUpdate(0, Integer.MAX_VALUE),
                        new Frame.RstStream(5, ErrorCode.CANCEL),
                        new Frame.Priority(9),
                        new Frame.HeaderBlock(1, REQUEST, true));
    }

    @Test
    void paddedAndSplitFramesOfGoAreRead() throws Exception {
        FrameReader reader =
                new FrameReader(new HpackDecoder(4096, 10_000), HeaderLimits.of(10_000), 16_384, FrameLog.off());
        ByteBuffer wire = ByteBuffer.wrap(Hpack.bytes("00000c0008000000010668656c6c6f000000000000"
                + "00001f0128000000030500000001c88386458a62bb0e93af9b8b188a9f4186a0e41d1300000000000000010900000000039d"
                + "00004b090400000003095f8b1d75d0620d263d4c4d65647a8a9acac8b4c7602bb815c140027465864d833505b11f40899aca"
                + "c8b24d494f6a7f8669f7df7dc15b40874d8321568cd57f8a861c17a1f1b30dd98907"));
        assertThat(reader.next(wire)).isInstanceOfSatisfying(Frame.Data.class, data -> {
            assertThat(data.payload()).isEqualTo(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
            assertThat(data.flowControlledLength()).isEqualTo(12);
            assertThat(data.endStream()).isFalse();
        });
        assertThat(reader.next(wire)).isEqualTo(new Frame.HeaderBlock(3, REQUEST, false));
        assertThat(wire.hasRemaining()).isFalse();
    }

    @Test
    void framesAreWhatGoWouldWrite() throws Exception {
        FrameWriter writer =
                new FrameWriter(new HpackEncoder(4096, HuffmanUse.WHEN_SHORTER, field -> Indexing.ADD), FrameLog.off());
        ByteBuffer wire = ByteBuffer.allocate(1000);
        writer.goAway(wire, 7, ErrorCode.ENHANCE_YOUR_CALM, "too_many_pings");
        writer.data(wire, 1, new byte[] {0, 0, 0, 0, 3, 10, 1, 'k'}, 0, 8, true);
        writer.ping(wire, true, 0x02041010090e0707L);
        wire.put(writer.headers(1, REQUEST, true));
        assertThat(wire.flip()
                        .equals(ByteBuffer.wrap(
                                Hpack.bytes("000016070000000000000000070000000b746f6f5f6d616e795f70696e6773"
                                        + "00000800010000000100000000030a016b"
                                        + "00000806010000000002041010090e0707"
                                        + "000060010500000001"
                                        + OWN_BLOCK))))
                .isTrue();
    }
}
