package dev.outboard.yamux;

import java.nio.ByteBuffer;

/** Turns frames into bytes. The caller makes sure of the room. For one thread at a time. */
final class FrameWriter {

    private final FrameLog log;

    FrameWriter(FrameLog log) {
        this.log = log;
    }

    /** A frame without payload: {@link FrameHeader#SIZE} bytes. */
    void frame(ByteBuffer target, int type, int flags, int streamId, int length) {
        target.putInt(FrameHeader.VERSION << 24 | type << 16 | flags);
        target.putInt(streamId);
        target.putInt(length);
        log.sent(type, flags, streamId, length);
    }

    /** A data frame: {@link FrameHeader#SIZE} bytes and the payload. */
    void data(ByteBuffer target, int streamId, byte[] bytes, int offset, int length) {
        frame(target, FrameHeader.DATA, FrameHeader.NO_FLAGS, streamId, length);
        target.put(bytes, offset, length);
    }
}
