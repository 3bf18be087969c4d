package dev.outboard.net;

import java.io.IOException;

/** A deadline passed before a read, write, accept or connect was done. */
public class TimeoutException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what did not happen in time.
     *
     * @param message what was waited for, at which endpoint
     */
    public TimeoutException(String message) {
        super(message);
    }
}
