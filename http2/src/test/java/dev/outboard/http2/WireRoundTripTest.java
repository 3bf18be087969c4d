package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class WireRoundTripTest {

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
            "te",
            "trailers",
            "grpc-timeout",
            "5S",
            "key-bin",
            "AAECAwQ");

    private final FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
    private final FrameReader reader = new FrameReader(
            new HpackDecoder(4096, 1 << 20), HeaderLimits.of(1 << 20), Settings.MIN_MAX_FRAME_SIZE, FrameLog.off());

    @Test
    void aHeaderListComesBackAsItWas() throws Exception {
        for (int i = 1; i < 9; i += 2) {
            Frame frame = reader.next(writer.headers(i, REQUEST, true));
            assertThat(frame).isEqualTo(new Frame.HeaderBlock(i, REQUEST, true));
        }
    }

    @Test
    void framesComeBackFromOneOctetAtATime() throws Exception {
        ByteBuffer wire = ByteBuffer.allocate(1000);
        wire.put(writer.headers(1, REQUEST, false));
        writer.windowUpdate(wire, 1, 77);
        writer.ping(wire, true, 5);
        wire.flip();
        assertThat(nextOctetByOctet(wire)).isEqualTo(new Frame.HeaderBlock(1, REQUEST, false));
        assertThat(nextOctetByOctet(wire)).isEqualTo(new Frame.WindowUpdate(1, 77));
        assertThat(nextOctetByOctet(wire)).isEqualTo(new Frame.Ping(true, 5));
        assertThat(wire.hasRemaining()).isFalse();
    }

    private Frame nextOctetByOctet(ByteBuffer wire) throws Http2Exception {
        Frame frame = null;
        while (frame == null) {
            frame = reader.next(wire.slice(wire.position(), 1));
            wire.position(wire.position() + 1);
        }
        return frame;
    }
}
