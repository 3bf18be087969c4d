package dev.outboard.plugin;

/** The magic cookie is missing or another one: not a host started this process, but most likely a person. */
public final class NotStartedByHostException extends ServeException {

    private static final long serialVersionUID = 1L;

    NotStartedByHostException() {
        super(
                "This program is a plugin and does nothing when it is run by itself. Run the program that uses it instead:"
                        + " it starts its plugins when it needs them.",
                null);
    }
}
