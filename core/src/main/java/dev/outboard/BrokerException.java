package dev.outboard;

import org.jspecify.annotations.Nullable;

/**
 * A brokered service cannot be served or reached. There are subclasses for what a caller may handle differently; this
 * class itself stands for the rest: an id that is being served already, nowhere to listen, an address where nobody
 * listens, sides that do not accept each other's certificates.
 */
public class BrokerException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened, with which id, and what to do next
     * @param cause what it comes from, or null
     */
    public BrokerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
