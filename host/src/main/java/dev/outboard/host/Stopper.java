package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.net.Deadline;
import java.time.Duration;
import org.slf4j.event.Level;

/** Ends a running plugin, and all processes it has started. */
record Stopper(PluginRun run, PluginLink link, Duration timeout, PluginLog log) {

    /** How long a plugin that was made to end may take to be seen to have ended. */
    private static final Duration LAST_TIME = Duration.ofSeconds(1);

    void stop() {
        if (run.exit().isDone()) {
            return;
        }
        // While it lives: once it has ended, what it started cannot be told from other people's processes.
        Ending ending = run.ending();
        log.event(Level.DEBUG, "Asked to shut down, the plugin answered " + link.askToEnd(timeout));
        link.close();
        if (Waiting.steadily(run.exit(), Deadline.after(timeout))) {
            ending.finish();
        } else {
            log.event(Level.WARN, "The plugin did not end within " + timeout + " after it was asked to; it is made to");
            ending.force();
            Waiting.steadily(run.exit(), Deadline.after(LAST_TIME));
        }
    }

    /** After how long a stop that another thread has begun is over for certain: asking, waiting, and the signals. */
    Duration longestStop() {
        return timeout.multipliedBy(2).plus(Duration.ofSeconds(5));
    }
}
