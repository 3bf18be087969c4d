package dev.outboard.net;

import java.io.Closeable;
import java.io.IOException;

/** Accepts connections at one endpoint. Any thread may call any method. */
public interface Listener extends Closeable {

    /**
     * Waits for the next connection.
     *
     * @param deadline when to give up
     * @return the connection
     * @throws TimeoutException when nobody came before the deadline; the listener stays usable
     * @throws ConnectionClosedException when the listener was closed, before or during the call
     * @throws IOException when accepting failed
     */
    Connection accept(Deadline deadline) throws IOException;

    /**
     * Waits for the next connection, however long it takes.
     *
     * @return the connection
     * @throws IOException as in {@link #accept(Deadline)}
     */
    default Connection accept() throws IOException {
        return accept(Deadline.never());
    }

    /**
     * Where to connect to: the real port where the system chose one.
     *
     * @return the address that others reach this listener at
     */
    Endpoint endpoint();

    /** Stops accepting, wakes every thread inside {@code accept}, and removes the socket file if there is one. Idempotent. */
    @Override
    void close();
}
