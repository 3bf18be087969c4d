package dev.outboard.http2;

/** Who waits for the answer to a PING. Called by the connection's reader thread, under no lock; must not block. */
public interface PingListener {

    /**
     * The answer came.
     *
     * @param roundTripNanos how long it took, in nanoseconds
     */
    void onAck(long roundTripNanos);

    /**
     * The connection ended before the answer came.
     *
     * @param end why
     */
    void onConnectionEnd(ConnectionEndedException end);
}
