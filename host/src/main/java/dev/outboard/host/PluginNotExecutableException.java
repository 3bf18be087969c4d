package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The program's file is there, but the system cannot run it: a missing permission, a directory, a foreign format. */
public final class PluginNotExecutableException extends LaunchException {

    private static final long serialVersionUID = 1L;

    PluginNotExecutableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
