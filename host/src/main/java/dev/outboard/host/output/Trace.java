package dev.outboard.host.output;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/**
 * What a program prints over several lines when something goes wrong. It is asked about one line after another, and only
 * about those that are neither tagged nor records of a log.
 */
sealed interface Trace permits JavaTrace, JvmCrash, GoPanic, PythonTraceback {

    /** The trace that a line begins; null when it begins none. */
    static @Nullable Trace begunBy(String line) {
        Trace trace = JavaTrace.begunBy(line);
        if (trace == null) {
            trace = GoPanic.begunBy(line);
        }
        if (trace == null) {
            trace = JvmCrash.begunBy(line);
        }
        return trace == null ? PythonTraceback.begunBy(line) : trace;
    }

    /** Whether the next line belongs to it. */
    boolean takes(String line);

    /** Says that nothing has come for a while: what can be told apart only by what is near comes to its end. */
    void pause();

    /** How grave it is, as far as it has come. */
    Level level();
}
