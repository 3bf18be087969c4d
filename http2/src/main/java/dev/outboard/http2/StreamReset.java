package dev.outboard.http2;

/**
 * Why a stream was ended early.
 *
 * @param code why, as on the wire
 * @param origin who decided
 * @param message the same for people
 */
public record StreamReset(ErrorCode code, Origin origin, String message) {

    /** Who ended a stream early. */
    public enum Origin {
        /** The peer sent RST_STREAM. */
        PEER,
        /** The peer broke a rule on this stream, and this side has reset it. */
        VIOLATION,
        /** The peer sent GOAWAY and did nothing for the stream; it is safe to try it on another connection. */
        GOING_AWAY
    }
}
