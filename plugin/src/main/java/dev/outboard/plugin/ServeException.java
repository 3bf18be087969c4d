package dev.outboard.plugin;

import dev.outboard.PluginException;
import org.jspecify.annotations.Nullable;

/** A plugin cannot be served. There is a subclass for each reason; the message is for the person who started it. */
public class ServeException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what is wrong and what to do next
     * @param cause what it comes from, or null
     */
    public ServeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
