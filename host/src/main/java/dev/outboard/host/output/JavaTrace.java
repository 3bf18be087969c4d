package dev.outboard.host.output;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * An exception with its stack trace, or what the {@code java} program says when it cannot start. Whether a line that looks
 * like an exception is one shows when a stack frame follows.
 */
final class JavaTrace implements Trace {

    /** Messages of exceptions may have several lines; more than these belong to something else. */
    private static final int LONGEST_MESSAGE = 20;

    private static final String UNCAUGHT = "Exception in thread \"";

    /** {@code java.lang.IllegalStateException: message}. */
    private static final Pattern EXCEPTION =
            Pattern.compile("(?:[\\w$]+\\.)+[\\w$]*(?:Exception|Error|Throwable|Failure)[\\w$]*(?:: .*)?");

    private enum State {
        PERHAPS,
        MESSAGE,
        FRAMES
    }

    private State state;
    private int messageLines;

    private JavaTrace(State state) {
        this.state = state;
    }

    static @Nullable JavaTrace begunBy(String line) {
        if (line.startsWith(UNCAUGHT) || line.startsWith("Exception: ") || isLauncherError(line)) {
            return new JavaTrace(State.MESSAGE);
        }
        return EXCEPTION.matcher(line).matches() ? new JavaTrace(State.PERHAPS) : null;
    }

    private static boolean isLauncherError(String line) {
        return line.startsWith("Error: Could not ")
                || line.startsWith("Error: Unable to ")
                || line.startsWith("Error: LinkageError ")
                || line.startsWith("Error: Main method ")
                || line.startsWith("Error: A JNI error ")
                || line.startsWith("Error occurred during initialization of ");
    }

    @Override
    public boolean takes(String line) {
        if (line.startsWith("\tat ") || line.startsWith("\t... ")) {
            state = State.FRAMES;
            return true;
        }
        if (line.startsWith(UNCAUGHT)) {
            return false;
        }
        if (line.startsWith("Caused by: ") || line.stripLeading().startsWith("Suppressed: ")) {
            state = State.MESSAGE;
            messageLines = 0;
            return true;
        }
        return switch (state) {
            case PERHAPS -> false;
            case MESSAGE -> ++messageLines < LONGEST_MESSAGE;
            case FRAMES -> line.startsWith("\t");
        };
    }

    @Override
    public void pause() {
        messageLines = LONGEST_MESSAGE;
    }

    @Override
    public Level level() {
        return state == State.PERHAPS ? Level.DEBUG : Level.ERROR;
    }
}
