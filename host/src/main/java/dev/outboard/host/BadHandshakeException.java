package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** What the program printed is not a handshake line, or one of another generation of the plugin system. */
public final class BadHandshakeException extends LaunchException {

    private static final long serialVersionUID = 1L;

    /** The first line that the program printed. */
    private final String line;

    BadHandshakeException(String message, @Nullable Throwable cause, String line) {
        super(message, cause);
        this.line = line;
    }

    /**
     * The first line that the program printed.
     *
     * @return without its line end; cut off when it was longer than any handshake line; empty when there was none
     */
    public String line() {
        return line;
    }
}
