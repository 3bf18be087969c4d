package dev.outboard.gob;

import org.jspecify.annotations.Nullable;

/** A Java type has no counterpart in gob, or its names are not usable in Go: a mistake in the program. */
public final class GobTypeException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    GobTypeException(String message) {
        super(message);
    }

    GobTypeException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
