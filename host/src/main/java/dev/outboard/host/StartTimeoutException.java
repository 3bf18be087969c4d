package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin did not get ready within the start timeout. */
public final class StartTimeoutException extends LaunchException {

    private static final long serialVersionUID = 1L;

    StartTimeoutException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
