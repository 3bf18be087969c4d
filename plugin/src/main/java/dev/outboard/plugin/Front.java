package dev.outboard.plugin;

import dev.outboard.net.Endpoint;

/** What hosts connect to: the way in which one protocol serves a set. Any thread may call any method. */
interface Front extends AutoCloseable {

    /** Where hosts connect to; connections wait there until {@link #start}. */
    Endpoint endpoint();

    /** What the handshake line says of its security: a one-time certificate, or nothing. */
    String certificate();

    /** Begins to serve. */
    void start();

    /** Takes no more hosts and, where the protocol can say so, no more calls. Does not wait. */
    void shutdown();

    /**
     * Waits for the end of what goes on, after {@link #shutdown}.
     *
     * @return whether it has ended
     */
    boolean awaitTermination(long millis) throws InterruptedException;

    /** Ends every call and connection, and leaves nothing behind. */
    @Override
    void close();
}
