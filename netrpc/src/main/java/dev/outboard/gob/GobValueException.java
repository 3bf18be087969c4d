package dev.outboard.gob;

import org.jspecify.annotations.Nullable;

/**
 * A value does not fit its type: what was received is of another type than what it is decoded as, is too large for it, or
 * has a name that is not registered; or what was to be sent has no representation. Only this value is lost; the
 * stream stays usable in either direction.
 */
public final class GobValueException extends GobException {

    private static final long serialVersionUID = 1;

    GobValueException(String problem) {
        super(problem, null);
    }

    GobValueException(String problem, @Nullable Throwable cause) {
        super(problem, cause);
    }
}
