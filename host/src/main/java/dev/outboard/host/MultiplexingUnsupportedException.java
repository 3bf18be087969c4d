package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The host wants one connection for everything ({@link LaunchConfig.Builder#multiplex}), and the plugin cannot do that. */
public final class MultiplexingUnsupportedException extends LaunchException {

    private static final long serialVersionUID = 1L;

    MultiplexingUnsupportedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
