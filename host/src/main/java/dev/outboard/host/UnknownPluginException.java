package dev.outboard.host;

import dev.outboard.PluginException;

/** The set of the negotiated version has no such plugin, or none of that type, or several. */
public final class UnknownPluginException extends PluginException {

    private static final long serialVersionUID = 1L;

    UnknownPluginException(String message) {
        super(message, null);
    }
}
