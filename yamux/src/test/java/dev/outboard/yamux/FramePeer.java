package dev.outboard.yamux;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** The other side of a session, played frame by frame. */
final class FramePeer {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int LAST_PING = 0x7069_6e67;

    /** A frame that has come, whole. Flags as in {@link FrameHeader}. */
    record Received(int type, int flags, int streamId, int length, String payload) {}

    private final Connection connection;

    FramePeer(Connection connection) {
        this.connection = connection;
    }

    void sendHex(String hex) throws IOException {
        send(ByteBuffer.wrap(HexFormat.of().parseHex(hex.replace(" ", ""))));
    }

    void send(ByteBuffer bytes) throws IOException {
        connection.write(bytes, Deadline.after(PATIENCE));
    }

    void frame(int type, int flags, int streamId, int length) throws IOException {
        send(header(type, flags, streamId, length));
    }

    static ByteBuffer header(int type, int flags, int streamId, int length) {
        ByteBuffer header = ByteBuffer.allocate(FrameHeader.SIZE);
        new FrameWriter(FrameLog.off()).frame(header, type, flags, streamId, length);
        return header.flip();
    }

    void data(int flags, int streamId, String payload) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(FrameHeader.SIZE + payload.length());
        bytes.put(header(FrameHeader.DATA, flags, streamId, payload.length()));
        bytes.put(payload.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        send(bytes.flip());
    }

    void windowUpdate(int flags, int streamId, int delta) throws IOException {
        frame(FrameHeader.WINDOW_UPDATE, flags, streamId, delta);
    }

    void syn(int streamId) throws IOException {
        windowUpdate(FrameHeader.SYN, streamId, 0);
    }

    void ping(int flags, int value) throws IOException {
        frame(FrameHeader.PING, flags, 0, value);
    }

    void goAway(int code) throws IOException {
        frame(FrameHeader.GO_AWAY, 0, 0, code);
    }

    /** The next frame; fails at the end of the input. */
    Received next() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(FrameHeader.SIZE);
        readFully(header);
        int first = header.getInt(0);
        int length = header.getInt(8);
        int type = first >>> 16;
        ByteBuffer payload = ByteBuffer.allocate(type == FrameHeader.DATA ? length : 0);
        readFully(payload);
        return new Received(
                type,
                first & 0xffff,
                header.getInt(4),
                length,
                new String(payload.array(), java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    private void readFully(ByteBuffer target) throws IOException {
        while (target.hasRemaining()) {
            if (connection.read(target, Deadline.after(PATIENCE)) < 0) {
                throw new AssertionError("The connection ended after " + target.position() + " bytes of "
                        + target.capacity() + " where a frame was expected");
            }
        }
    }

    /** What the other side has sent until it answers a ping. */
    List<Received> framesUntilPing() throws IOException {
        ping(FrameHeader.SYN, LAST_PING);
        List<Received> frames = new ArrayList<>();
        while (true) {
            Received frame = next();
            if (frame.equals(new Received(FrameHeader.PING, FrameHeader.ACK, 0, LAST_PING, ""))) {
                return frames;
            }
            frames.add(frame);
        }
    }

    /** Reads to the go-away and to the end of the input; gives its code. */
    int goAwayAndEnd() throws IOException {
        Received frame = next();
        while (frame.type() != FrameHeader.GO_AWAY) {
            frame = next();
        }
        while (connection.read(ByteBuffer.allocate(1000), Deadline.after(PATIENCE)) >= 0) {
            // What was sent before.
        }
        return frame.length();
    }

    void close() {
        connection.close();
    }
}
