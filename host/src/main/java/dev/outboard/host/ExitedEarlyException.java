package dev.outboard.host;

import org.jspecify.annotations.Nullable;

/** The plugin ended before it was ready. */
public final class ExitedEarlyException extends LaunchException {

    private static final long serialVersionUID = 1L;

    /** The exit status. */
    private final int code;

    ExitedEarlyException(String message, @Nullable Throwable cause, ExitStatus status) {
        super(message, cause);
        this.code = status.code();
    }

    /**
     * How it ended.
     *
     * @return the exit status
     */
    public ExitStatus exitStatus() {
        return new ExitStatus(code);
    }
}
