package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The application's own runner has failed to start the plugin. */
public final class RunnerException extends LaunchException {

    private static final long serialVersionUID = 1L;

    RunnerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
