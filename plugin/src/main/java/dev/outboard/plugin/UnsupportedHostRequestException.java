package dev.outboard.plugin;

import org.jspecify.annotations.Nullable;

/** The host asks, by an environment variable, for something that cannot be done or understood. */
public final class UnsupportedHostRequestException extends ServeException {

    private static final long serialVersionUID = 1L;

    /** The variable by which the host asks. */
    private final String variable;

    UnsupportedHostRequestException(String variable, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.variable = variable;
    }

    /**
     * The variable by which the host asks.
     *
     * @return its name
     */
    public String variable() {
        return variable;
    }
}
