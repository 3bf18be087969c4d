package dev.outboard.yamux;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FrameLogTest {

    private final List<String> lines = new ArrayList<>();
    private final FrameLog log = FrameLog.to("client", lines::add);

    @Test
    void eachFrameSentIsALine() {
        FrameWriter writer = new FrameWriter(log);
        ByteBuffer target = ByteBuffer.allocate(1000);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, FrameHeader.SYN, 1, 786_432);
        writer.data(target, 1, "secret".getBytes(java.nio.charset.StandardCharsets.UTF_8), 0, 6);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, FrameHeader.ACK | FrameHeader.FIN, -1, 0);
        writer.frame(target, FrameHeader.PING, FrameHeader.SYN, 0, -1);
        writer.frame(target, FrameHeader.GO_AWAY, 0, 0, FrameHeader.PROTOCOL_ERROR);
        assertThat(lines)
                .containsExactly(
                        "client >> 0x00000001  WINDOW_UPDATE  delta=786432 SYN",
                        "client >> 0x00000001  DATA           len=6",
                        "client >> 0xffffffff  WINDOW_UPDATE  delta=0 ACK|FIN",
                        "client >> 0x00000000  PING           value=4294967295 SYN",
                        "client >> 0x00000000  GO_AWAY        code=1");
    }

    @Test
    void eachFrameReceivedIsALineHoweverItIsCut() throws Exception {
        FrameReader reader = new FrameReader(log);
        ByteBuffer frames = ByteBuffer.wrap(HexFormat.of()
                .parseHex(
                        "000000040000000200000002" + "6162" + "000100f80000000200000000" + "000700000000000000000009"));
        YamuxProtocolException refused = null;
        while (frames.hasRemaining() && refused == null) {
            ByteBuffer one = frames.slice(frames.position(), 1);
            try {
                reader.next(one);
            } catch (YamuxProtocolException e) {
                refused = e;
            }
            frames.get();
        }
        assertThat(refused).isNotNull();
        assertThat(lines)
                .containsExactly(
                        "client << 0x00000002  DATA           len=2 FIN",
                        "client << 0x00000002  WINDOW_UPDATE  delta=0 RST|0xf0",
                        "client << 0x00000000  0x7            len=9");
    }

    @Test
    void aLoggerThatTakesTraceGetsTheLines() {
        RecordingLogger logger = new RecordingLogger(System.Logger.Level.TRACE);
        FrameLog traced = FrameLog.forLogger("server", logger);
        new FrameWriter(traced).frame(ByteBuffer.allocate(12), FrameHeader.PING, FrameHeader.ACK, 0, 7);
        assertThat(logger.messages).containsExactly("TRACE server >> 0x00000000  PING           value=7 ACK");
    }

    @Test
    void aLoggerThatDoesNotTakeTraceCostsNothing() {
        RecordingLogger logger = new RecordingLogger(System.Logger.Level.DEBUG);
        assertThat(FrameLog.forLogger("server", logger)).isSameAs(FrameLog.off());
        new FrameWriter(FrameLog.off()).frame(ByteBuffer.allocate(12), FrameHeader.PING, 0, 0, 0);
        assertThat(logger.messages).isEmpty();
    }

    @Test
    void withoutTheSystemPropertyNoLoggerIsAskedFor() {
        assertThat(System.getProperty(FrameLog.LOGGER)).isNull();
        assertThat(FrameLog.forSession("server")).isSameAs(FrameLog.off());
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
