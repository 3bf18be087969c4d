package dev.outboard.http2;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A frame off the wire, checked by itself; whether it fits the state of its stream is the connection's to judge.
 *
 * <p>PUSH_PROMISE has no record because push is never enabled: the reader answers it with a connection error. CONTINUATION
 * has none because the reader joins header blocks.
 */
sealed interface Frame {

    /**
     * DATA, or a piece of one: a frame that arrives in pieces is handed out in pieces, which look like frames of their own.
     *
     * @param streamId 1 to 2^31-1
     * @param payload without padding; a view of the reader's input, valid until the next call of the reader; empty only
     *     when the whole frame carries no data
     * @param flowControlledLength what counts against the windows: the payload and, with the first piece, the padding of
     *     the whole frame
     * @param endStream whether this ends the stream; set on the last piece alone
     */
    record Data(int streamId, ByteBuffer payload, int flowControlledLength, boolean endStream) implements Frame {}

    /**
     * HEADERS and its CONTINUATIONs, decoded.
     *
     * @param streamId 1 to 2^31-1
     * @param headers the list as it came; see {@link HeaderRules} for what makes it well-formed
     * @param endStream whether this ends the stream
     */
    record HeaderBlock(int streamId, Headers headers, boolean endStream) implements Frame {}

    /**
     * A header block whose list is larger than this side takes. It was decoded, so compression goes on; its fields are gone.
     *
     * @param streamId 1 to 2^31-1
     * @param listSize the size of the whole list (RFC 9113, section 6.5.2)
     * @param endStream whether this ends the stream
     */
    record HeaderBlockTooLarge(int streamId, long listSize, boolean endStream) implements Frame {}

    /** PRIORITY, which RFC 9113 has deprecated: to be ignored. */
    record Priority(int streamId) implements Frame {}

    record RstStream(int streamId, ErrorCode errorCode) implements Frame {}

    /** SETTINGS, not an acknowledgement; the values are in range, unknown settings are left out. */
    record SettingsChange(List<Setting> values) implements Frame {}

    record SettingsAck() implements Frame {}

    record Ping(boolean ack, long opaque) implements Frame {}

    /**
     * GOAWAY.
     *
     * @param lastStreamId the last of this side's streams that the peer may have worked on
     * @param debugData as text, one char an octet, cut off after 1,024
     */
    record GoAway(int lastStreamId, ErrorCode errorCode, String debugData) implements Frame {}

    /**
     * WINDOW_UPDATE.
     *
     * @param streamId 0 for the connection
     * @param increment 1 to 2^31-1
     */
    record WindowUpdate(int streamId, int increment) implements Frame {}

    /** A frame of a type that this implementation does not know, skipped: to be ignored, but it counts as traffic. */
    record Unknown(int streamId, int type, int length) implements Frame {}
}
