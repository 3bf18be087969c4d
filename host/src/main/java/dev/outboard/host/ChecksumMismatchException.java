package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The program is not the one that the checksum was made of. It was not started. */
public final class ChecksumMismatchException extends LaunchException {

    private static final long serialVersionUID = 1L;

    ChecksumMismatchException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
