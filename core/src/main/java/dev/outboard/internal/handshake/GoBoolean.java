package dev.outboard.internal.handshake;

import java.util.Optional;

/** Truth values as Go's {@code strconv.ParseBool} reads them. */
public final class GoBoolean {

    private GoBoolean() {}

    /** The value, or empty when Go would not take it for one. */
    public static Optional<Boolean> parse(String text) {
        return switch (text) {
            case "1", "t", "T", "TRUE", "true", "True" -> Optional.of(true);
            case "0", "f", "F", "FALSE", "false", "False" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
