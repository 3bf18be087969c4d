package dev.outboard.host.output;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** An exception in Python: indented lines, then the exception itself, and perhaps the one that it led to. */
final class PythonTraceback implements Trace {

    private static final String BEGIN = "Traceback (most recent call last):";

    private boolean complete;

    private PythonTraceback() {}

    static @Nullable PythonTraceback begunBy(String line) {
        return line.startsWith(BEGIN) ? new PythonTraceback() : null;
    }

    @Override
    public boolean takes(String line) {
        if (complete) {
            complete = !line.startsWith(BEGIN);
            return !complete || leadsToAnother(line);
        }
        complete = !line.startsWith(" ");
        return true;
    }

    private static boolean leadsToAnother(String line) {
        return line.isEmpty()
                || line.startsWith("During handling of the above exception, another exception occurred:")
                || line.startsWith("The above exception was the direct cause of the following exception:");
    }

    @Override
    public void pause() {
        complete = true;
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }
}
