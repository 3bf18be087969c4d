package dev.outboard.http2;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Joins a header block that comes in HEADERS and CONTINUATION frames, within bounds, and decodes it (RFC 9113, section
 * 4.3). For one thread.
 */
final class HeaderBlockCollector {

    private final HpackDecoder decoder;
    private final HeaderLimits limits;
    private final OctetBuffer block = new OctetBuffer();

    /** The stream whose block is being collected, or 0. */
    private int streamId;

    private boolean endsStream;
    private int continuations;
    private @Nullable Http2StreamException rejection;

    HeaderBlockCollector(HpackDecoder decoder, HeaderLimits limits) {
        this.decoder = decoder;
        this.limits = limits;
    }

    /** The stream of the block that is not complete yet, or 0. */
    int streamId() {
        return streamId;
    }

    /** How many octets of the block there are so far. */
    int length() {
        return block.length();
    }

    /** A HEADERS frame begins a block; its fragment follows. */
    void begin(int newStreamId, boolean newEndsStream) {
        streamId = newStreamId;
        endsStream = newEndsStream;
        continuations = 0;
        rejection = null;
        block.clear();
    }

    /** The stream is to be reset. The block is decoded all the same: it changes the state that later ones rely on. */
    void rejectStream(Http2StreamException reason) {
        rejection = reason;
    }

    /** Adds what a CONTINUATION frame carries, as {@link #add} does. */
    @Nullable
    Frame addContinuation(ByteBuffer fragment, boolean last) throws Http2Exception {
        continuations++;
        return add(fragment, last);
    }

    /**
     * Adds a part of the block.
     *
     * @return the block when this part was the last one, else null
     */
    @Nullable
    Frame add(ByteBuffer fragment, boolean last) throws Http2Exception {
        checkBounds(block.length() + fragment.remaining());
        block.add(fragment);
        return last ? finish() : null;
    }

    private void checkBounds(int length) throws Http2ConnectionException {
        if (length > limits.maxBlockLength()) {
            throw tooMuch("a header block of more than " + limits.maxBlockLength() + " octets, the limit");
        }
        if (!limits.allowsContinuations(continuations, length)) {
            throw tooMuch("a header block of " + length + " octets in " + continuations + " CONTINUATION frames");
        }
    }

    private static Http2ConnectionException tooMuch(String what) {
        return new Http2ConnectionException(ErrorCode.ENHANCE_YOUR_CALM, "The peer sent " + what + ".");
    }

    private Frame finish() throws Http2Exception {
        int id = streamId;
        streamId = 0;
        Headers headers = decoder.decode(block.array(), 0, block.length());
        block.clear();
        if (rejection != null) {
            throw rejection;
        }
        return headers == null
                ? new Frame.HeaderBlockTooLarge(id, decoder.listSize(), endsStream)
                : new Frame.HeaderBlock(id, headers, endsStream);
    }
}
