package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes frames out of a stream of octets and checks all that can be seen without knowing the state of streams. For one
 * thread.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-----------------------------------------------+
 * |                 Length (24)                   |
 * +---------------+---------------+---------------+
 * |   Type (8)    |   Flags (8)   |
 * +-+-------------+---------------+-------------------------------+
 * |R|                 Stream Identifier (31)                      |
 * +=+=============================================================+
 * |                   Payload (Length)                          ...
 * +---------------------------------------------------------------+
 * </pre>
 *
 * <p>The reader takes every octet it is given and keeps what it cannot use yet, so the input may have any capacity. It
 * keeps at most one frame's payload (never DATA) and one header block.
 */
final class FrameReader {

    static final int HEADER_SIZE = 9;

    /** More settings than anyone has; the rest of a larger frame is not worth its memory. */
    static final int MAX_SETTINGS_LENGTH = 16_384;

    private static final int KEPT_DEBUG_DATA = 1024;
    private static final int PRIORITY_LENGTH = 5;

    private enum State {
        HEADER,
        DATA_PAD_LENGTH,
        DATA,
        WHOLE_PAYLOAD,
        SKIP
    }

    private final int maxFrameSize;
    private final FrameLog log;

    private final ByteBuffer splitHeader = ByteBuffer.allocate(HEADER_SIZE);
    private final OctetBuffer splitPayload = new OctetBuffer();
    private final HeaderBlockCollector block;

    private State state = State.HEADER;
    private int length;
    private int type;
    private int flags;
    private int streamId;

    /** Octets of the current frame still to come, without padding in DATA. */
    private int remaining;

    /** Padding of the current DATA frame still to come. */
    private int padding;

    /** What the next piece of DATA counts besides its payload. */
    private int paddingToCount;

    /**
     * A reader at the start of the first frame.
     *
     * @param maxFrameSize the largest payload to take, 16,384 to 16,777,215
     */
    FrameReader(HpackDecoder decoder, HeaderLimits limits, int maxFrameSize, FrameLog log) {
        if (maxFrameSize < Settings.MIN_MAX_FRAME_SIZE || maxFrameSize > Settings.MAX_MAX_FRAME_SIZE) {
            throw new IllegalArgumentException("maxFrameSize is " + maxFrameSize + ", must be 16384 to 16777215");
        }
        this.block = new HeaderBlockCollector(decoder, limits);
        this.maxFrameSize = maxFrameSize;
        this.log = log;
    }

    /**
     * Takes the next frame.
     *
     * @param input octets of the connection, in order; the position moves past what was taken
     * @return the frame, or null when the input is used up before the frame is complete
     * @throws Http2StreamException when one stream must be reset; the frame is taken, the next call goes on behind it
     * @throws Http2ConnectionException when the connection must end; the reader is of no further use
     */
    @Nullable
    Frame next(ByteBuffer input) throws Http2Exception {
        while (true) {
            Frame frame = switch (state) {
                case HEADER -> readHeader(input);
                case DATA_PAD_LENGTH -> readPadLength(input);
                case DATA -> readData(input);
                case WHOLE_PAYLOAD -> readPayload(input);
                case SKIP -> skip(input);
            };
            if (frame != null) {
                return frame;
            }
            if (!input.hasRemaining() && needsInput()) {
                return null;
            }
        }
    }

    /** How many octets the current header block holds so far. */
    int collectedBlockLength() {
        return block.length();
    }

    /** How many octets of a payload, not of DATA, are kept until the rest comes. */
    int collectedPayloadLength() {
        return splitPayload.length();
    }

    private boolean needsInput() {
        return switch (state) {
            case HEADER, DATA_PAD_LENGTH -> true;
            case DATA, WHOLE_PAYLOAD, SKIP -> remaining > 0;
        };
    }

    private @Nullable Frame readHeader(ByteBuffer input) throws Http2Exception {
        if (splitHeader.position() == 0 && input.remaining() >= HEADER_SIZE) {
            takeHeader(input);
            return beginFrame();
        }
        while (splitHeader.hasRemaining()) {
            if (!input.hasRemaining()) {
                return null;
            }
            splitHeader.put(input.get());
        }
        splitHeader.flip();
        takeHeader(splitHeader);
        splitHeader.clear();
        return beginFrame();
    }

    private void takeHeader(ByteBuffer source) {
        int lengthAndType = source.getInt();
        length = lengthAndType >>> 8;
        type = lengthAndType & 0xff;
        flags = source.get() & 0xff;
        streamId = source.getInt() & Integer.MAX_VALUE;
        remaining = length;
    }

    private @Nullable Frame beginFrame() throws Http2Exception {
        checkLength();
        checkBlockIsNotInterrupted();
        switch (type) {
            case FrameType.DATA -> {
                log.received(streamId, type, flags, length, null);
                requireStream();
                beginData();
            }
            case FrameType.HEADERS, FrameType.PRIORITY, FrameType.RST_STREAM, FrameType.CONTINUATION -> {
                requireStream();
                state = State.WHOLE_PAYLOAD;
            }
            case FrameType.SETTINGS, FrameType.PING, FrameType.GOAWAY -> {
                requireNoStream();
                state = State.WHOLE_PAYLOAD;
            }
            case FrameType.WINDOW_UPDATE -> state = State.WHOLE_PAYLOAD;
            case FrameType.PUSH_PROMISE ->
                throw connectionError(ErrorCode.PROTOCOL_ERROR, "sent PUSH_PROMISE, but push is not enabled");
            default -> {
                log.received(streamId, type, flags, length, null);
                state = State.SKIP;
                return new Frame.Unknown(streamId, type, length);
            }
        }
        checkFixedLength();
        return null;
    }

    private void beginData() throws Http2Exception {
        padding = 0;
        paddingToCount = 0;
        if (!FrameFlags.has(flags, FrameFlags.PADDED)) {
            state = State.DATA;
            return;
        }
        if (length == 0) {
            throw connectionError(ErrorCode.FRAME_SIZE_ERROR, "sent padded DATA without a pad length");
        }
        state = State.DATA_PAD_LENGTH;
    }

    private @Nullable Frame readPadLength(ByteBuffer input) throws Http2Exception {
        if (!input.hasRemaining()) {
            return null;
        }
        padding = input.get() & 0xff;
        paddingToCount = padding + 1;
        remaining = length - paddingToCount;
        if (remaining < 0) {
            throw paddingTooLong(padding);
        }
        state = State.DATA;
        return null;
    }

    private @Nullable Frame readData(ByteBuffer input) {
        int count = Math.min(remaining, input.remaining());
        if (count == 0 && remaining > 0) {
            return null;
        }
        ByteBuffer payload = input.slice(input.position(), count);
        input.position(input.position() + count);
        remaining -= count;
        int flowControlled = count + paddingToCount;
        paddingToCount = 0;
        boolean last = remaining == 0;
        if (last) {
            remaining = padding;
            state = padding == 0 ? State.HEADER : State.SKIP;
        }
        return new Frame.Data(streamId, payload, flowControlled, last && FrameFlags.has(flags, FrameFlags.END_STREAM));
    }

    private @Nullable Frame skip(ByteBuffer input) {
        int count = Math.min(remaining, input.remaining());
        input.position(input.position() + count);
        remaining -= count;
        if (remaining == 0) {
            state = State.HEADER;
        }
        return null;
    }

    private @Nullable Frame readPayload(ByteBuffer input) throws Http2Exception {
        if (remaining == length && input.remaining() >= length) {
            ByteBuffer payload = input.slice(input.position(), length);
            input.position(input.position() + length);
            return finishPayload(payload);
        }
        int count = Math.min(remaining, input.remaining());
        splitPayload.add(input.slice(input.position(), count));
        input.position(input.position() + count);
        remaining -= count;
        if (remaining > 0) {
            return null;
        }
        ByteBuffer payload = ByteBuffer.wrap(splitPayload.array(), 0, splitPayload.length());
        splitPayload.clear();
        return finishPayload(payload);
    }

    private @Nullable Frame finishPayload(ByteBuffer payload) throws Http2Exception {
        state = State.HEADER;
        log.received(streamId, type, flags, length, payload);
        return switch (type) {
            case FrameType.HEADERS -> headers(payload);
            case FrameType.CONTINUATION -> block.addContinuation(payload, endsBlock());
            case FrameType.PRIORITY -> priority(payload);
            case FrameType.RST_STREAM -> new Frame.RstStream(streamId, ErrorCode.of(payload.getInt()));
            case FrameType.SETTINGS -> settings(payload);
            case FrameType.PING -> new Frame.Ping(FrameFlags.has(flags, FrameFlags.ACK), payload.getLong());
            case FrameType.GOAWAY -> goAway(payload);
            case FrameType.WINDOW_UPDATE -> windowUpdate(payload);
            default -> throw new IllegalStateException("No payload is read whole for type " + type);
        };
    }

    private @Nullable Frame headers(ByteBuffer payload) throws Http2Exception {
        int padLength = 0;
        if (FrameFlags.has(flags, FrameFlags.PADDED)) {
            requireRemaining(payload, 1);
            padLength = payload.get() & 0xff;
        }
        boolean dependsOnItself = false;
        if (FrameFlags.has(flags, FrameFlags.PRIORITY)) {
            requireRemaining(payload, PRIORITY_LENGTH);
            dependsOnItself = (payload.getInt() & Integer.MAX_VALUE) == streamId;
            payload.get();
        }
        if (padLength > payload.remaining()) {
            throw paddingTooLong(padLength);
        }
        payload.limit(payload.limit() - padLength);
        block.begin(streamId, FrameFlags.has(flags, FrameFlags.END_STREAM));
        if (dependsOnItself) {
            block.rejectStream(dependsOnItself());
        }
        return block.add(payload, endsBlock());
    }

    private boolean endsBlock() {
        return FrameFlags.has(flags, FrameFlags.END_HEADERS);
    }

    private Frame priority(ByteBuffer payload) throws Http2StreamException {
        if ((payload.getInt() & Integer.MAX_VALUE) == streamId) {
            throw dependsOnItself();
        }
        return new Frame.Priority(streamId);
    }

    private Frame settings(ByteBuffer payload) throws Http2ConnectionException {
        if (FrameFlags.has(flags, FrameFlags.ACK)) {
            return new Frame.SettingsAck();
        }
        List<Setting> values = new ArrayList<>(Math.min(length / Setting.SIZE, 8));
        while (payload.hasRemaining()) {
            Setting setting = new Setting(payload.getShort() & 0xffff, payload.getInt());
            if (Setting.isKnown(setting.id())) {
                setting.check();
                values.add(setting);
            }
        }
        return new Frame.SettingsChange(values);
    }

    private static Frame goAway(ByteBuffer payload) {
        int lastStreamId = payload.getInt() & Integer.MAX_VALUE;
        ErrorCode code = ErrorCode.of(payload.getInt());
        return new Frame.GoAway(lastStreamId, code, FrameLog.text(payload, KEPT_DEBUG_DATA));
    }

    private Frame windowUpdate(ByteBuffer payload) throws Http2Exception {
        int increment = payload.getInt() & Integer.MAX_VALUE;
        if (increment > 0) {
            return new Frame.WindowUpdate(streamId, increment);
        }
        if (streamId == 0) {
            throw connectionError(ErrorCode.PROTOCOL_ERROR, "sent a window update of 0 for the connection");
        }
        throw new Http2StreamException(
                streamId, ErrorCode.PROTOCOL_ERROR, "The peer sent a window update of 0 for stream " + streamId + ".");
    }

    private void checkLength() throws Http2ConnectionException {
        if (length > maxFrameSize) {
            throw connectionError(
                    ErrorCode.FRAME_SIZE_ERROR, "sent " + describe() + ", larger than the limit of " + maxFrameSize);
        }
    }

    private void checkBlockIsNotInterrupted() throws Http2ConnectionException {
        int open = block.streamId();
        boolean continues = type == FrameType.CONTINUATION && streamId == open;
        if (open != 0 && !continues) {
            throw connectionError(
                    ErrorCode.PROTOCOL_ERROR, "sent " + describe() + " inside the header block of stream " + open);
        }
        if (open == 0 && type == FrameType.CONTINUATION) {
            throw connectionError(ErrorCode.PROTOCOL_ERROR, "sent " + describe() + " outside of a header block");
        }
    }

    private void checkFixedLength() throws Http2Exception {
        boolean fits = switch (type) {
            case FrameType.PRIORITY -> length == PRIORITY_LENGTH;
            case FrameType.RST_STREAM, FrameType.WINDOW_UPDATE -> length == 4;
            case FrameType.PING -> length == 8;
            case FrameType.GOAWAY -> length >= 8;
            case FrameType.SETTINGS -> FrameFlags.has(flags, FrameFlags.ACK) ? length == 0 : length % Setting.SIZE == 0;
            default -> true;
        };
        if (!fits && type == FrameType.PRIORITY) {
            state = State.SKIP;
            throw new Http2StreamException(
                    streamId, ErrorCode.FRAME_SIZE_ERROR, "The peer sent " + describe() + "; the length must be 5.");
        }
        if (!fits) {
            throw connectionError(ErrorCode.FRAME_SIZE_ERROR, "sent " + describe() + ", a wrong length");
        }
        if (type == FrameType.SETTINGS && length > MAX_SETTINGS_LENGTH) {
            throw connectionError(ErrorCode.ENHANCE_YOUR_CALM, "sent " + describe() + ", too many settings");
        }
    }

    private void requireStream() throws Http2ConnectionException {
        if (streamId == 0) {
            throw connectionError(ErrorCode.PROTOCOL_ERROR, "sent " + describe() + ", which needs a stream");
        }
    }

    private void requireNoStream() throws Http2ConnectionException {
        if (streamId != 0) {
            throw connectionError(
                    ErrorCode.PROTOCOL_ERROR, "sent " + describe() + ", which belongs to the connection alone");
        }
    }

    private void requireRemaining(ByteBuffer payload, int count) throws Http2ConnectionException {
        if (payload.remaining() < count) {
            throw connectionError(ErrorCode.FRAME_SIZE_ERROR, "sent " + describe() + ", too short for its flags");
        }
    }

    private Http2ConnectionException paddingTooLong(int padLength) {
        return connectionError(
                ErrorCode.PROTOCOL_ERROR, "sent " + describe() + " with padding of " + padLength + ", more than fits");
    }

    private Http2StreamException dependsOnItself() {
        return new Http2StreamException(
                streamId, ErrorCode.PROTOCOL_ERROR, "The peer made stream " + streamId + " depend on itself.");
    }

    private Http2ConnectionException connectionError(ErrorCode code, String what) {
        return new Http2ConnectionException(code, "The peer " + what + ".");
    }

    private String describe() {
        return FrameType.name(type) + " of " + length + " octets for stream " + streamId;
    }
}
