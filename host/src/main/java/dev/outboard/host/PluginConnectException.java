package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin named a socket on which nobody listens, or on which something else than gRPC is spoken. */
public final class PluginConnectException extends LaunchException {

    private static final long serialVersionUID = 1L;

    PluginConnectException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
