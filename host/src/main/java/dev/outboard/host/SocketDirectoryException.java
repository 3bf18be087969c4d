package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The host cannot make the directory for the plugin's sockets, or give it to the group that is to use them. */
public final class SocketDirectoryException extends LaunchException {

    private static final long serialVersionUID = 1L;

    SocketDirectoryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
