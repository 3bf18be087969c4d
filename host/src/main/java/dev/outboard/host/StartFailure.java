package dev.outboard.host;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A step of a launch has failed. It becomes a {@link LaunchException} once the process is gone and all is known about it. */
final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /** Makes the exception that the caller sees. */
    @FunctionalInterface
    interface Kind {
        LaunchException exception(String message, @Nullable Throwable cause);
    }

    /** What a process that has ended in the meantime means for a failure. */
    private enum ProcessEnd {
        IS_THE_REASON,
        CHANGES_NOTHING
    }

    private final transient Kind kind;
    private final ProcessEnd processEnd;

    StartFailure(String what, Kind kind) {
        this(what, kind, null);
    }

    StartFailure(String what, Kind kind, @Nullable Throwable cause) {
        this(what, kind, cause, ProcessEnd.CHANGES_NOTHING);
    }

    private StartFailure(String what, Kind kind, @Nullable Throwable cause, ProcessEnd processEnd) {
        super(what, cause);
        this.kind = kind;
        this.processEnd = processEnd;
    }

    /** A failure of the kind given, unless it turns out that the process has ended, which then explains it. */
    static StartFailure unlessEnded(String what, Kind kind, @Nullable Throwable cause) {
        return new StartFailure(what, kind, cause, ProcessEnd.IS_THE_REASON);
    }

    /**
     * This failure in the light of the process's end.
     *
     * @param mismatch why this machine cannot run the program, if that is so: a shell may have tried to
     */
    StartFailure afterEnd(ExitStatus status, Optional<String> mismatch) {
        if (processEnd == ProcessEnd.CHANGES_NOTHING) {
            return this;
        }
        return mismatch.map(why -> new StartFailure(why, PluginNotExecutableException::new, getCause()))
                .orElseGet(() -> new StartFailure(
                        "it ended before it was ready (" + status + "); " + what(),
                        (message, cause) -> new ExitedEarlyException(message, cause, status),
                        getCause()));
    }

    /** What has failed, in a sentence. */
    String what() {
        return String.valueOf(getMessage());
    }

    LaunchException exception(String message) {
        return kind.exception(message, getCause());
    }
}
