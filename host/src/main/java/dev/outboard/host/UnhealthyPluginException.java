package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin speaks its protocol, but does not say that it is well. */
public final class UnhealthyPluginException extends LaunchException {

    private static final long serialVersionUID = 1L;

    UnhealthyPluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
