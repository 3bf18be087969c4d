package dev.outboard.yamux;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames out of a stream of bytes. It takes every byte it is given and keeps at most a header: payload is handed on in
 * the pieces in which it comes, however long a frame says it is. For one thread.
 */
final class FrameReader {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FrameLog log;
    private final ByteBuffer splitHeader = ByteBuffer.allocate(FrameHeader.SIZE);

    /** How much payload of the current data frame is still to come. */
    private long remaining;

    /** FIN, if the current data frame has it. */
    private int finalFlag;

    FrameReader(FrameLog log) {
        this.log = log;
    }

    /**
     * Takes the next frame, or the next piece of one.
     *
     * @param input bytes of the connection, in order; the position moves past what was taken
     * @return the frame, or null when the input is used up before there is one
     * @throws YamuxProtocolException when this is not yamux; the reader is of no further use
     */
    @Nullable
    Frame next(ByteBuffer input) throws YamuxProtocolException {
        if (remaining > 0) {
            return input.hasRemaining() ? moreData(input) : null;
        }
        ByteBuffer header = header(input);
        return header == null ? null : frame(header, input);
    }

    /** Whether the bytes so far end with a whole frame. */
    boolean isAtFrameBoundary() {
        return remaining == 0 && splitHeader.position() == 0;
    }

    /** Where a whole header can be taken from; null when it is not complete yet. */
    private @Nullable ByteBuffer header(ByteBuffer input) {
        if (splitHeader.position() == 0 && input.remaining() >= FrameHeader.SIZE) {
            return input;
        }
        int count = Math.min(splitHeader.remaining(), input.remaining());
        splitHeader.put(input.slice(input.position(), count));
        input.position(input.position() + count);
        return splitHeader.hasRemaining() ? null : splitHeader.flip();
    }

    private Frame frame(ByteBuffer header, ByteBuffer input) throws YamuxProtocolException {
        int first = header.getInt();
        int streamId = header.getInt();
        int length = header.getInt();
        splitHeader.clear();
        int version = first >>> 24;
        int type = first >>> 16 & 0xff;
        int flags = first & 0xffff;
        if (version != FrameHeader.VERSION) {
            throw new YamuxProtocolException(
                    "The peer sent a frame of version " + version + "; there is only version 0.");
        }
        log.received(type, flags, streamId, length);
        return switch (type) {
            case FrameHeader.DATA -> data(flags, streamId, Integer.toUnsignedLong(length), input);
            case FrameHeader.WINDOW_UPDATE -> new Frame.WindowUpdate(flags, streamId, Integer.toUnsignedLong(length));
            case FrameHeader.PING -> new Frame.Ping(flags, length);
            case FrameHeader.GO_AWAY -> new Frame.GoAway(Integer.toUnsignedLong(length));
            default ->
                throw new YamuxProtocolException(
                        "The peer sent a frame of type " + type + "; there are only types 0 to 3.");
        };
    }

    private Frame data(int flags, int streamId, long length, ByteBuffer input) {
        remaining = length;
        finalFlag = flags & FrameHeader.FIN;
        ByteBuffer payload = length == 0 ? NOTHING : take(input);
        return new Frame.Data((flags & ~FrameHeader.FIN) | finalFlagIfDone(), streamId, length, payload);
    }

    private Frame moreData(ByteBuffer input) {
        ByteBuffer payload = take(input);
        return new Frame.MoreData(finalFlagIfDone(), payload);
    }

    private ByteBuffer take(ByteBuffer input) {
        int count = (int) Math.min(remaining, input.remaining());
        ByteBuffer payload = input.slice(input.position(), count);
        input.position(input.position() + count);
        remaining -= count;
        return payload;
    }

    private int finalFlagIfDone() {
        return remaining == 0 ? finalFlag : FrameHeader.NO_FLAGS;
    }
}
