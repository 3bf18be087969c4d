package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin speaks something else than gRPC. */
public final class UnsupportedProtocolException extends LaunchException {

    private static final long serialVersionUID = 1L;

    UnsupportedProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
