package dev.outboard.host;

import dev.outboard.PluginException;
import java.util.List;

/**
 * The plugin's process has ended. Calls that were in flight, and later ones, fail with {@link
 * io.grpc.StatusRuntimeException} of status {@code UNAVAILABLE} and this as their cause.
 */
public final class PluginExitedException extends PluginException {

    private static final long serialVersionUID = 1L;

    /** The exit status. */
    private final int code;
    /** The last lines on stderr. */
    private final String[] lastErrorLines;

    PluginExitedException(String message, ExitStatus status, List<String> lastErrorLines) {
        super(message, null);
        this.code = status.code();
        this.lastErrorLines = lastErrorLines.toArray(new String[0]);
    }

    /**
     * How it ended.
     *
     * @return the exit status
     */
    public ExitStatus exitStatus() {
        return new ExitStatus(code);
    }

    /**
     * What it last wrote to its stderr.
     *
     * @return a few lines at most, oldest first
     */
    public List<String> lastErrorLines() {
        return List.of(lastErrorLines);
    }
}
