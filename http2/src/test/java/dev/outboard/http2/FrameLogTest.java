package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameLogTest {

    private final List<String> lines = new ArrayList<>();
    private final FrameLog log = FrameLog.to("client", lines::add);

    @Test
    void eachFrameSentIsALine() {
        FrameWriter writer = new FrameWriter(new HpackEncoder(), log);
        ByteBuffer target = ByteBuffer.allocate(4096);
        writer.settings(
                target,
                List.of(new Setting(Setting.ENABLE_PUSH, 0), new Setting(Setting.INITIAL_WINDOW_SIZE, 1 << 20)));
        writer.settingsAck(target);
        writer.headers(1, Headers.of(":method", "GET", "authorization", "secret"), true);
        writer.data(target, 1, new byte[10], 0, 10, true);
        writer.windowUpdate(target, 0, 1 << 20);
        writer.ping(target, true, 0xabc);
        writer.rstStream(target, 3, ErrorCode.CANCEL);
        writer.goAway(target, 7, ErrorCode.ENHANCE_YOUR_CALM, "too many\npings");
        assertThat(lines)
                .containsExactly(
                        "client >> 0x00000000  SETTINGS       len=12 ENABLE_PUSH=0 INITIAL_WINDOW_SIZE=1048576",
                        "client >> 0x00000000  SETTINGS       len=0 ACK",
                        "client >> 0x00000001  HEADERS        len=8 END_STREAM|END_HEADERS",
                        "client >> 0x00000001  DATA           len=10 END_STREAM",
                        "client >> 0x00000000  WINDOW_UPDATE  len=4 increment=1048576",
                        "client >> 0x00000000  PING           len=8 ACK opaque=abc",
                        "client >> 0x00000003  RST_STREAM     len=4 code=CANCEL",
                        "client >> 0x00000000  GOAWAY         len=22 last=7 code=ENHANCE_YOUR_CALM debug='too many.pings'");
    }

    @Test
    void continuationsSentAreLinesOfTheirOwn() {
        FrameWriter writer = new FrameWriter(new HpackEncoder(), log);
        writer.headers(5, Headers.of("a", "v".repeat(20_000)), true);
        assertThat(lines)
                .containsExactly(
                        "client >> 0x00000005  HEADERS        len=16384 END_STREAM",
                        "client >> 0x00000005  CONTINUATION   len=3623 END_HEADERS");
    }

    @Test
    void eachFrameReceivedIsALine() throws Exception {
        FrameReader reader = new FrameReader(new HpackDecoder(0, 1000), HeaderLimits.of(1000), 16_384, log);
        ByteBuffer input = ByteBuffer.wrap(Hpack.bytes("000001 01 2c 00000001 00"));
        assertThatThrownBy(() -> reader.next(input)).isInstanceOf(Http2ConnectionException.class);
        FrameReader next = new FrameReader(new HpackDecoder(0, 1000), HeaderLimits.of(1000), 16_384, log);
        ByteBuffer frames = ByteBuffer.wrap(Hpack.bytes("000001 01 05 00000001 82"
                + "000003 00 08 00000001 01 61 00"
                + "000005 02 00 00000003 0000000110"
                + "000004 03 00 00000003 000000ff"
                + "000006 04 00 00000000 00fe ffffffff"
                + "000001 0b ff 00000009 01"));
        while (next.next(frames) != null) {
            assertThat(lines).isNotEmpty();
        }
        assertThat(lines)
                .containsExactly(
                        "client << 0x00000001  HEADERS        len=1 END_HEADERS|PADDED|PRIORITY",
                        "client << 0x00000001  HEADERS        len=1 END_STREAM|END_HEADERS",
                        "client << 0x00000001  DATA           len=3 PADDED",
                        "client << 0x00000003  PRIORITY       len=5",
                        "client << 0x00000003  RST_STREAM     len=4 code=0xff",
                        "client << 0x00000000  SETTINGS       len=6 0xfe=4294967295",
                        "client << 0x00000009  0xb            len=1 0xff");
    }

    @Test
    void aLoggerThatTakesTraceGetsTheLines() {
        RecordingLogger logger = new RecordingLogger(System.Logger.Level.TRACE);
        FrameLog traced = FrameLog.forLogger("server", logger);
        new FrameWriter(new HpackEncoder(), traced).settingsAck(ByteBuffer.allocate(9));
        assertThat(logger.messages).containsExactly("TRACE server >> 0x00000000  SETTINGS       len=0 ACK");
    }

    @Test
    void aLoggerThatDoesNotTakeTraceCostsNothing() {
        RecordingLogger logger = new RecordingLogger(System.Logger.Level.DEBUG);
        assertThat(FrameLog.forLogger("server", logger)).isSameAs(FrameLog.off());
        new FrameWriter(new HpackEncoder(), FrameLog.off()).settingsAck(ByteBuffer.allocate(9));
        assertThat(logger.messages).isEmpty();
    }

    @Test
    void withoutTheSystemPropertyNoLoggerIsAskedFor() {
        assertThat(System.getProperty(FrameLog.LOGGER)).isNull();
        assertThat(FrameLog.forConnection("server")).isSameAs(FrameLog.off());
    }

    private static final class RecordingLogger implements System.Logger {

        private final Level lowest;
        private final List<String> messages = new ArrayList<>();

        RecordingLogger(Level lowest) {
            this.lowest = lowest;
        }

        @Override
        public String getName() {
            return FrameLog.LOGGER;
        }

        @Override
        public boolean isLoggable(Level level) {
            return level.getSeverity() >= lowest.getSeverity();
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String message, Throwable thrown) {
            throw new AssertionError("No exception is logged here");
        }

        @Override
        public void log(Level level, @Nullable ResourceBundle bundle, @Nullable String format, Object... parameters) {
            messages.add(level + " " + format);
        }
    }
}
