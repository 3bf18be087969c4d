package dev.outboard.plugin;

import java.io.PrintWriter;
import java.io.StringWriter;

/** What the JVM would print of an exception. */
final class StackTraces {

    private StackTraces() {}

    /** The exception and where it comes from, in several lines; the last has no line end. */
    static String of(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text, true));
        return text.toString().stripTrailing();
    }
}
