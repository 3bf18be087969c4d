package dev.outboard.yamux;

/**
 * The states of a stream, named as in the original.
 *
 * <pre>
 *  +----------+                +--------------+
 *  | SYN_SENT |                | SYN_RECEIVED |
 *  +----------+                +--------------+
 *       | ACK from the peer           | ACK by this side
 *       '--------------.   .----------'
 *                      v   v
 *                 +-------------+
 *        LOCAL_FIN| ESTABLISHED |REMOTE_FIN       A FIN of either side may come before the ACK.
 *       .---------|             |---------.       RESET, from or to the peer, leads from every
 *       v         +-------------+         v       state but CLOSED to RESET.
 * +-------------+                  +--------------+
 * | LOCAL_CLOSE |                  | REMOTE_CLOSE |
 * +-------------+                  +--------------+
 *       | REMOTE_FIN          LOCAL_FIN   |
 *       |          +--------+             |
 *       '--------&gt;| CLOSED |&lt;------------'
 *                  +--------+
 * </pre>
 */
enum StreamState {
    /** This side has opened the stream; the peer may refuse it yet. Both may send. */
    SYN_SENT,
    /** The peer has opened the stream; it waits for somebody to accept it. The peer may send. */
    SYN_RECEIVED,
    /** Both sides may send. */
    ESTABLISHED,
    /** This side has ended its output. */
    LOCAL_CLOSE,
    /** The peer has ended its output. */
    REMOTE_CLOSE,
    /** Both have ended their output. Final. */
    CLOSED,
    /** One side has given the stream up. Final. */
    RESET;

    /** What changes a state. */
    enum Event {
        /** The stream is accepted, by the peer or by this side. */
        ACK,
        /** This side sends FIN. */
        LOCAL_FIN,
        /** The peer has sent FIN. */
        REMOTE_FIN,
        /** RST in either direction. */
        RESET
    }

    /**
     * The state after an event. Events that this side makes may come at any time, since a stream may end while anything else
     * happens; so may those of the peer, except that it ends its output once.
     *
     * @throws IllegalStateException when the peer ends its output twice; the session checks before
     */
    StreamState after(Event event) {
        if (isFinal()) {
            return this;
        }
        return switch (event) {
            case ACK -> this == SYN_SENT || this == SYN_RECEIVED ? ESTABLISHED : this;
            case LOCAL_FIN -> this == REMOTE_CLOSE ? CLOSED : LOCAL_CLOSE;
            case REMOTE_FIN -> afterRemoteFin();
            case RESET -> RESET;
        };
    }

    private StreamState afterRemoteFin() {
        if (this == REMOTE_CLOSE) {
            throw new IllegalStateException("The peer's output cannot end twice");
        }
        return this == LOCAL_CLOSE ? CLOSED : REMOTE_CLOSE;
    }

    /** Whether this side may send. */
    boolean isLocalOpen() {
        return this != LOCAL_CLOSE && !isFinal();
    }

    /** Whether the peer's stream may still wait for somebody to accept it. */
    boolean isPending() {
        return this == SYN_RECEIVED || this == REMOTE_CLOSE;
    }

    boolean isFinal() {
        return this == CLOSED || this == RESET;
    }
}
