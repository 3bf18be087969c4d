package dev.outboard.plugin;

/**
 * There is nowhere to listen: the socket's path is too long, the directory is not writable, every port of the range is
 * taken.
 */
public final class ListenException extends ServeException {

    private static final long serialVersionUID = 1L;

    ListenException(String message, Throwable cause) {
        super(message, cause);
    }
}
