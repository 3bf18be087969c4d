package dev.outboard.http2;

/**
 * The states of a stream (RFC 9113, section 5.1). Push is never enabled, so nothing is ever reserved.
 *
 * <pre>
 *                  +--------+
 *                  |  idle  |
 *                  +--------+
 *                      | HEADERS
 *                      v
 *                  +--------+
 *        REMOTE_END|  open  |LOCAL_END
 *        ,---------|        |---------.
 *        v         +--------+         v
 *  +-----------+       |        +-----------+
 *  |half-closed|       | RESET  |half-closed|
 *  | (remote)  |       |        |  (local)  |
 *  +-----------+       |        +-----------+
 *        | LOCAL_END   v    REMOTE_END|
 *        | RESET   +--------+   RESET |
 *        `--------&gt;| closed |&lt;--------'
 *                  +--------+
 * </pre>
 */
enum StreamState {
    /** No HEADERS were sent or received. */
    IDLE,
    /** Both sides may send. */
    OPEN,
    /** This side has ended its half. */
    HALF_CLOSED_LOCAL,
    /** The peer has ended its half. */
    HALF_CLOSED_REMOTE,
    /** Nothing more is sent, and nothing more is of interest. Final: a stream may be reset while anything else happens. */
    CLOSED;

    /** What changes a state. */
    enum Event {
        /** HEADERS are sent or received: the first open the stream, trailers change nothing by themselves. */
        HEADERS,
        /** This side sends END_STREAM. */
        LOCAL_END,
        /** The peer has sent END_STREAM. */
        REMOTE_END,
        /** RST_STREAM in either direction, or the end of the connection. */
        RESET
    }

    /**
     * The state after an event.
     *
     * @throws IllegalStateException when the event cannot happen in this state; the connection checks before
     */
    StreamState after(Event event) {
        if (this == CLOSED || event == Event.RESET) {
            return CLOSED;
        }
        return switch (event) {
            case HEADERS -> this == IDLE ? OPEN : this;
            case LOCAL_END ->
                switch (this) {
                    case OPEN -> HALF_CLOSED_LOCAL;
                    case HALF_CLOSED_REMOTE -> CLOSED;
                    default -> throw impossible(event);
                };
            case REMOTE_END ->
                switch (this) {
                    case OPEN -> HALF_CLOSED_REMOTE;
                    case HALF_CLOSED_LOCAL -> CLOSED;
                    default -> throw impossible(event);
                };
            case RESET -> CLOSED;
        };
    }

    /** Whether frames of the peer's half may still come. */
    boolean isRemoteOpen() {
        return this == OPEN || this == HALF_CLOSED_LOCAL;
    }

    private IllegalStateException impossible(Event event) {
        return new IllegalStateException(event + " cannot happen to a stream that is " + this);
    }
}
