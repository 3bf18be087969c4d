package dev.outboard;

import org.jspecify.annotations.Nullable;

/**
 * Something about plugins went wrong. There is a subclass for each thing that a caller may handle differently; the
 * message is for people: what happened, with which values, and what to do next.
 */
public class PluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what happened.
     *
     * @param message what happened and what to do next
     * @param cause what it comes from, or null
     */
    public PluginException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
