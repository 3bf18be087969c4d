package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** There is no plugin to attach to any more: its process has ended, or its id belongs to another process now. */
public final class PluginNotRunningException extends LaunchException {

    private static final long serialVersionUID = 1L;

    PluginNotRunningException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
