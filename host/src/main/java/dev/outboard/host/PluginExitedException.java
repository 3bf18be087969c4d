package dev.outboard.host;

import dev.outboard.PluginException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plugin's process has ended. Calls that were in flight, and later ones, fail with {@link
 * io.grpc.StatusRuntimeException} of status {@code UNAVAILABLE} and this as their cause; {@link #in} finds it.
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
     * Finds out whether a call failed because the plugin has ended, for callers of generated stubs.
     *
     * @param failure what a call has thrown
     * @return the plugin's end, when it is the failure or among its causes
     */
    public static Optional<PluginExitedException> in(Throwable failure) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof PluginExitedException exited) {
                return Optional.of(exited);
            }
        }
        return Optional.empty();
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
