package dev.outboard.host.output;

import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** What HotSpot prints when it dies: lines that begin with {@code #}, the first of which says nothing. */
final class JvmCrash implements Trace {

    private boolean certain;

    private JvmCrash(boolean certain) {
        this.certain = certain;
    }

    static @Nullable JvmCrash begunBy(String line) {
        return line.equals("#") || saysWhat(line) ? new JvmCrash(saysWhat(line)) : null;
    }

    private static boolean saysWhat(String line) {
        return line.startsWith("# A fatal error has been detected by the Java Runtime Environment")
                || line.startsWith("# There is insufficient memory for the Java Runtime Environment");
    }

    @Override
    public boolean takes(String line) {
        certain |= saysWhat(line);
        return certain && (line.startsWith("#") || line.startsWith("["));
    }

    @Override
    public void pause() {
        // Its lines are told by themselves.
    }

    @Override
    public Level level() {
        return certain ? Level.ERROR : Level.DEBUG;
    }
}
