package dev.outboard.host;

import dev.outboard.PluginException;
import org.jspecify.annotations.Nullable;

/**
 * A plugin could not be launched, and nothing of it is left. There is a subclass for each reason. The message says what
 * happened, and then, as far as there is something to say: the command, how long it ran, how it ended, its last lines on
 * stderr and stdout, and what kind of file the program is.
 */
public class LaunchException extends PluginException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param message what happened and what to do next
     * @param cause what it comes from, or null
     */
    public LaunchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
