package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** There is no such program. */
public final class PluginNotFoundException extends LaunchException {

    private static final long serialVersionUID = 1L;

    PluginNotFoundException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
