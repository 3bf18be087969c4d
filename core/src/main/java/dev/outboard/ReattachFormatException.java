package dev.outboard;

import org.jspecify.annotations.Nullable;

/** A text that should say where running plugins are does not. */
public final class ReattachFormatException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message what is wrong, where, and what is right
     * @param cause what it comes from, or null
     */
    public ReattachFormatException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
