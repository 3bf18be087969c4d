package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/**
 * Host and plugin do not agree on TLS: the plugin sent no certificate where one was asked for, one side does not accept the
 * other's certificate, or one side does not speak TLS at all.
 */
public final class PluginTlsException extends LaunchException {

    private static final long serialVersionUID = 1L;

    PluginTlsException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
