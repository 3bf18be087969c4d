package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Turns frames into octets. The caller makes sure of the room; each method says how much it needs. For one thread, or
 * under one lock: the order of header blocks is the order of compression.
 */
final class FrameWriter {

    static final int HEADER_SIZE = FrameReader.HEADER_SIZE;
    static final int PING_SIZE = HEADER_SIZE + 8;
    static final int WINDOW_UPDATE_SIZE = HEADER_SIZE + 4;
    static final int RST_STREAM_SIZE = HEADER_SIZE + 4;
    static final int SETTINGS_ACK_SIZE = HEADER_SIZE;

    /** Debug data of a GOAWAY beyond this length is cut off. */
    static final int MAX_DEBUG_DATA = 1024;

    private final HpackEncoder encoder;
    private final FrameLog log;
    private final OctetBuffer headerFrames = new OctetBuffer();
    private int maxFrameSize = Settings.MIN_MAX_FRAME_SIZE;

    FrameWriter(HpackEncoder encoder, FrameLog log) {
        this.encoder = encoder;
        this.log = log;
    }

    /** Takes over what a peer's SETTINGS frame says about frames and compression; to be called before its acknowledgement. */
    void apply(Settings peer) {
        maxFrameSize = peer.maxFrameSize();
        encoder.setMaxTableSize(peer.headerTableSize());
    }

    /** The largest payload that the peer takes. */
    int maxFrameSize() {
        return maxFrameSize;
    }

    /**
     * Encodes a header list to HEADERS and as many CONTINUATIONs as it takes. What comes back must reach the peer before
     * that of any later call, with no other frame inside.
     *
     * @return the frames; storage of this writer, valid until the next call of this method
     */
    ByteBuffer headers(int streamId, Headers headers, boolean endStream) {
        headerFrames.clear();
        headerFrames.reserve(HEADER_SIZE);
        headerFrames.advance(HEADER_SIZE);
        encoder.encode(headers, headerFrames);
        int blockLength = headerFrames.length() - HEADER_SIZE;
        int endStreamFlag = endStream ? FrameFlags.END_STREAM : FrameFlags.NONE;
        if (blockLength > maxFrameSize) {
            return splitHeaders(streamId, blockLength, endStreamFlag);
        }
        ByteBuffer frames = ByteBuffer.wrap(headerFrames.array(), 0, headerFrames.length());
        header(frames, blockLength, FrameType.HEADERS, endStreamFlag | FrameFlags.END_HEADERS, streamId);
        frames.position(frames.limit());
        log.sent(frames, HEADER_SIZE + blockLength);
        return frames.flip();
    }

    private ByteBuffer splitHeaders(int streamId, int blockLength, int endStreamFlag) {
        ByteBuffer block = ByteBuffer.wrap(headerFrames.array(), HEADER_SIZE, blockLength);
        int count = (blockLength + maxFrameSize - 1) / maxFrameSize;
        ByteBuffer frames = ByteBuffer.allocate(blockLength + count * HEADER_SIZE);
        for (int i = 0; i < count; i++) {
            int length = Math.min(maxFrameSize, block.remaining());
            int endHeaders = i == count - 1 ? FrameFlags.END_HEADERS : FrameFlags.NONE;
            int type = i == 0 ? FrameType.HEADERS : FrameType.CONTINUATION;
            header(frames, length, type, endHeaders | (i == 0 ? endStreamFlag : 0), streamId);
            frames.put(block.slice(block.position(), length));
            block.position(block.position() + length);
            log.sent(frames, HEADER_SIZE + length);
        }
        headerFrames.clear();
        return frames.flip();
    }

    /** DATA; needs {@link #HEADER_SIZE} + length, which must be at most {@link #maxFrameSize}. */
    void data(ByteBuffer target, int streamId, byte[] octets, int offset, int length, boolean endStream) {
        header(target, length, FrameType.DATA, endStream ? FrameFlags.END_STREAM : FrameFlags.NONE, streamId);
        target.put(octets, offset, length);
        log.sent(target, HEADER_SIZE + length);
    }

    /** The header of DATA whose payload is in place: it goes to the {@link #HEADER_SIZE} octets before the payload. */
    void dataHeader(ByteBuffer target, int streamId, int length, boolean endStream) {
        int end = target.position();
        target.position(end - length - HEADER_SIZE);
        header(target, length, FrameType.DATA, endStream ? FrameFlags.END_STREAM : FrameFlags.NONE, streamId);
        target.position(end);
        log.sent(target, HEADER_SIZE + length);
    }

    /** Needs {@link #RST_STREAM_SIZE}. */
    void rstStream(ByteBuffer target, int streamId, ErrorCode code) {
        header(target, 4, FrameType.RST_STREAM, FrameFlags.NONE, streamId);
        target.putInt(code.code());
        log.sent(target, RST_STREAM_SIZE);
    }

    static int settingsSize(List<Setting> settings) {
        return HEADER_SIZE + settings.size() * Setting.SIZE;
    }

    /** Needs {@link #settingsSize}. */
    void settings(ByteBuffer target, List<Setting> settings) {
        header(target, settings.size() * Setting.SIZE, FrameType.SETTINGS, FrameFlags.NONE, 0);
        for (Setting setting : settings) {
            target.putShort((short) setting.id()).putInt(setting.value());
        }
        log.sent(target, settingsSize(settings));
    }

    /** Needs {@link #SETTINGS_ACK_SIZE}. */
    void settingsAck(ByteBuffer target) {
        header(target, 0, FrameType.SETTINGS, FrameFlags.ACK, 0);
        log.sent(target, SETTINGS_ACK_SIZE);
    }

    /** Needs {@link #PING_SIZE}. */
    void ping(ByteBuffer target, boolean ack, long opaque) {
        header(target, 8, FrameType.PING, ack ? FrameFlags.ACK : FrameFlags.NONE, 0);
        target.putLong(opaque);
        log.sent(target, PING_SIZE);
    }

    static int goAwaySize() {
        return HEADER_SIZE + 8 + MAX_DEBUG_DATA;
    }

    /** Needs at most {@link #goAwaySize}. */
    void goAway(ByteBuffer target, int lastStreamId, ErrorCode code, String debugData) {
        byte[] debug = debugData.getBytes(StandardCharsets.UTF_8);
        int debugLength = Math.min(debug.length, MAX_DEBUG_DATA);
        header(target, 8 + debugLength, FrameType.GOAWAY, FrameFlags.NONE, 0);
        target.putInt(lastStreamId).putInt(code.code()).put(debug, 0, debugLength);
        log.sent(target, HEADER_SIZE + 8 + debugLength);
    }

    /** Needs {@link #WINDOW_UPDATE_SIZE}. */
    void windowUpdate(ByteBuffer target, int streamId, int increment) {
        header(target, 4, FrameType.WINDOW_UPDATE, FrameFlags.NONE, streamId);
        target.putInt(increment);
        log.sent(target, WINDOW_UPDATE_SIZE);
    }

    private static void header(ByteBuffer target, int length, int type, int flags, int streamId) {
        target.putInt((length << 8) | type).put((byte) flags).putInt(streamId);
    }
}
