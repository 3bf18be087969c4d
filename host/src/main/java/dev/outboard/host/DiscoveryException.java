package dev.outboard.host;

import dev.outboard.PluginException;

/** A directory cannot be searched for plugins. */
public final class DiscoveryException extends PluginException {

    private static final long serialVersionUID = 1L;

    DiscoveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
