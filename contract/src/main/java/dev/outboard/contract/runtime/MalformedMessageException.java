package dev.outboard.contract.runtime;

import org.jspecify.annotations.Nullable;

/** Bytes from the other side are no message of the kind that a call needs. Bindings turn it into the call's failure. */
public final class MalformedMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message which part cannot be read, and why
     * @param cause what found it out, or null
     */
    public MalformedMessageException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * A value that its own type does not accept.
     *
     * @param type what was to be made
     * @param cause what the type has thrown, or a malformed part of it
     * @return the cause if it says enough, or an exception that names the type
     */
    public static MalformedMessageException of(String type, RuntimeException cause) {
        return cause instanceof MalformedMessageException malformed
                ? malformed
                : new MalformedMessageException("It has no valid " + type + ": " + cause, cause);
    }
}
