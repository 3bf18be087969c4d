package dev.outboard.http2;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The other side of a connection, played frame by frame. */
final class FramePeer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int PREFACE_LENGTH = 24;

    private final Connection connection;
    private final FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
    private final FrameReader reader = new FrameReader(
            new HpackDecoder(4096, 32 << 20), HeaderLimits.of(32 << 20), Settings.MAX_MAX_FRAME_SIZE, FrameLog.off());
    private final ByteBuffer input = ByteBuffer.allocate(64 * 1024).limit(0);

    FramePeer(Connection connection) {
        this.connection = connection;
    }

    /** Plays a client: sends the preface and SETTINGS, and takes the server's. */
    FramePeer beginAsClient(Setting... settings) throws IOException {
        sendText("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        settings(settings);
        takeSettings();
        return this;
    }

    /** Plays a server: takes the client's preface and SETTINGS, and sends its own. */
    FramePeer beginAsServer(Setting... settings) throws IOException {
        takePreface();
        settings(settings);
        takeSettings();
        return this;
    }

    /** Plays a server that is slow to begin: takes the octets that come before the client's SETTINGS. */
    void takePreface() throws IOException {
        ByteBuffer preface = ByteBuffer.allocate(PREFACE_LENGTH);
        while (preface.hasRemaining()) {
            connection.read(preface, Deadline.after(PATIENCE));
        }
    }

    private void takeSettings() throws IOException {
        expect(Frame.SettingsChange.class);
        sendHex("000000040100000000");
        while (!(next() instanceof Frame.SettingsAck)) {
            // The connection's window update comes before it.
        }
    }

    void sendText(String text) throws IOException {
        send(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    void sendHex(String hex) throws IOException {
        send(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    void send(ByteBuffer bytes) throws IOException {
        connection.write(bytes, Deadline.after(PATIENCE));
    }

    /** A frame of any kind. */
    void frame(int type, int flags, int streamId, byte[] payload) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(9 + payload.length);
        bytes.putInt(payload.length << 8 | type)
                .put((byte) flags)
                .putInt(streamId)
                .put(payload);
        send(bytes.flip());
    }

    void settings(Setting... settings) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FrameWriter.settingsSize(List.of(settings)));
        writer.settings(bytes, List.of(settings));
        send(bytes.flip());
    }

    void headers(int streamId, boolean end, Headers headers) throws IOException {
        send(writer.headers(streamId, headers, end));
    }

    void data(int streamId, int length, boolean end) throws IOException {
        frame(FrameType.DATA, end ? FrameFlags.END_STREAM : 0, streamId, new byte[length]);
    }

    void windowUpdate(int streamId, int increment) throws IOException {
        frame(FrameType.WINDOW_UPDATE, 0, streamId, intBytes(increment));
    }

    void rstStream(int streamId, ErrorCode code) throws IOException {
        frame(FrameType.RST_STREAM, 0, streamId, intBytes(code.code()));
    }

    void ping(boolean ack, long opaque) throws IOException {
        frame(
                FrameType.PING,
                ack ? FrameFlags.ACK : 0,
                0,
                ByteBuffer.allocate(8).putLong(opaque).array());
    }

    void goAway(int lastStreamId, ErrorCode code, String debugData) throws IOException {
        byte[] debug = debugData.getBytes(StandardCharsets.ISO_8859_1);
        frame(
                FrameType.GOAWAY,
                0,
                0,
                ByteBuffer.allocate(8 + debug.length)
                        .putInt(lastStreamId)
                        .putInt(code.code())
                        .put(debug)
                        .array());
    }

    private static byte[] intBytes(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    /** The next frame; fails at the end of the input. */
    Frame next() throws IOException {
        Frame frame = nextOrEnd();
        if (frame == null) {
            throw new AssertionError("The connection ended where a frame was expected");
        }
        return frame;
    }

    /** The next frame, null at the end of the input. */
    @org.jspecify.annotations.Nullable
    Frame nextOrEnd() throws IOException {
        while (true) {
            Frame frame = reader.next(input);
            if (frame != null) {
                return copied(frame);
            }
            input.clear();
            int count = connection.read(input, Deadline.after(PATIENCE));
            input.flip();
            if (count < 0) {
                return null;
            }
        }
    }

    private static Frame copied(Frame frame) {
        if (frame instanceof Frame.Data data) {
            ByteBuffer copy = ByteBuffer.allocate(data.payload().remaining());
            copy.put(data.payload()).flip();
            return new Frame.Data(data.streamId(), copy, data.flowControlledLength(), data.endStream());
        }
        return frame;
    }

    /** The next frame of that type; the others before it are left out. */
    <F extends Frame> F expect(Class<F> type) throws IOException {
        while (true) {
            Frame frame = next();
            if (type.isInstance(frame)) {
                return type.cast(frame);
            }
        }
    }

    /** Reads to the end of the input; the GOAWAY before it. */
    Frame.GoAway expectGoAwayAndEnd() throws IOException {
        Frame.GoAway goAway = expect(Frame.GoAway.class);
        Frame frame;
        while ((frame = nextOrEnd()) != null) {
            if (frame instanceof Frame.GoAway later) {
                goAway = later;
            }
        }
        return goAway;
    }

    /** What the other side has sent until it answers a PING, and nothing else. */
    List<Frame> framesUntilPing() throws IOException {
        ping(false, 0x7069_6e67);
        List<Frame> frames = new ArrayList<>();
        while (true) {
            Frame frame = next();
            if (frame.equals(new Frame.Ping(true, 0x7069_6e67))) {
                return frames;
            }
            frames.add(frame);
        }
    }

    void close() {
        connection.close();
    }

    void shutdownOutput() throws IOException {
        connection.shutdownOutput();
    }
}
