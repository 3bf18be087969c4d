package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin speaks a protocol that this host does not allow, or for which it has no plugin in the negotiated version. */
public final class UnsupportedProtocolException extends LaunchException {

    private static final long serialVersionUID = 1L;

    UnsupportedProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
