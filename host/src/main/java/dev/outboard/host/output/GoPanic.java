package dev.outboard.host.output;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** The end of a program in Go: whatever comes from there on belongs to it, as go-plugin has it. */
final class GoPanic implements Trace {

    private GoPanic() {}

    static @Nullable GoPanic begunBy(String line) {
        return line.startsWith("panic: ") || line.startsWith("fatal error: ") ? new GoPanic() : null;
    }

    @Override
    public boolean takes(String line) {
        return true;
    }

    @Override
    public void pause() {
        // Later lines are errors, too.
    }

    @Override
    public Level level() {
        return Level.ERROR;
    }
}
