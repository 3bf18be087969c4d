package dev.outboard.net;

import java.io.IOException;

/** This side closed the connection, its output or the listener, so the call cannot be done. */
public class ConnectionClosedException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was closed.
     *
     * @param message what was closed, at which endpoint
     */
    public ConnectionClosedException(String message) {
        super(message);
    }
}
