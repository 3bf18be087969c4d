package dev.outboard.host;

import org.slf4j.event.Level;

/**
 * Guesses how grave a line on stderr is, as go-plugin does: by its tag; without one, lines from the beginning of a crash on
 * are errors, and others are for debugging. For one thread.
 */
final class StderrLevels {

    private boolean crashed;

    Level levelOf(String line) {
        if (line.startsWith("[")) {
            for (Level level : Level.values()) {
                if (line.startsWith(level.name(), 1)
                        && line.startsWith("]", 1 + level.name().length())) {
                    return level;
                }
            }
        }
        crashed |= beginsCrash(line);
        return crashed ? Level.ERROR : Level.DEBUG;
    }

    /** What Go and the JVM print when a program dies of an error. */
    private static boolean beginsCrash(String line) {
        return line.startsWith("panic: ")
                || line.startsWith("fatal error: ")
                || line.startsWith("Exception in thread \"main\" ")
                || line.startsWith("# A fatal error has been detected by the Java Runtime Environment");
    }
}
