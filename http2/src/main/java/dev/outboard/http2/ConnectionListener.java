package dev.outboard.http2;

/**
 * What the user of a connection is told about it as a whole. Called by the connection's reader thread, under no lock; must
 * not block.
 */
public interface ConnectionListener {

    /** The peer's SETTINGS have come: it speaks HTTP/2. Called once at most, before anything else. */
    default void onReady() {}

    /**
     * The peer takes no new streams. Streams that it will not work on are told so ({@link StreamReset.Origin#GOING_AWAY}),
     * the others go on.
     *
     * @param code {@link ErrorCode#NO_ERROR} when the peer is shutting down in an orderly way
     * @param debugData what the peer says about it, one char an octet, may be empty
     */
    default void onGoAway(ErrorCode code, String debugData) {}

    /**
     * The connection is over and closed. Called exactly once for a connection that was started, after every stream has been
     * told, as the last call of all.
     *
     * @param end why
     */
    void onEnd(ConnectionEndedException end);
}
