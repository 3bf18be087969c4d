package dev.outboard.host;

import dev.outboard.PluginException;
import org.jspecify.annotations.Nullable;

/** The plugin's process is there as far as is known, but it does not answer, or says that it is not well. */
public final class PluginUnavailableException extends PluginException {

    private static final long serialVersionUID = 1L;

    PluginUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
