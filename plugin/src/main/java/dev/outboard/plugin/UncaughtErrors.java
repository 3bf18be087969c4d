package dev.outboard.plugin;

import java.io.PrintStream;
import java.lang.Thread.UncaughtExceptionHandler;

/**
 * Keeps the last words of threads in the log. The JVM prints them to {@link System#err}, which a plugin's host usually
 * discards; panics of plugins in Go are found in the log, too.
 *
 * @param log the process's own stderr
 */
record UncaughtErrors(PrintStream log) implements UncaughtExceptionHandler {

    /**
     * Begins, unless the application has a handler of its own.
     *
     * @return puts things back as they were
     */
    static Runnable printTo(PrintStream log) {
        if (Thread.getDefaultUncaughtExceptionHandler() != null) {
            return () -> {};
        }
        UncaughtErrors handler = new UncaughtErrors(log);
        Thread.setDefaultUncaughtExceptionHandler(handler);
        return () -> {
            if (handler.equals(Thread.getDefaultUncaughtExceptionHandler())) {
                Thread.setDefaultUncaughtExceptionHandler(null);
            }
        };
    }

    /** In the JVM's own words, by which hosts know it. */
    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        log.print("Exception in thread \"" + thread.getName() + "\" ");
        failure.printStackTrace(log);
    }
}
