package dev.outboard.host;

import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Passes on to SLF4J what a plugin prints, and what happens to it, under a logger of the plugin's own. */
final class PluginLog {

    private static final String PREFIX = "plugin.";

    private final String name;
    private final StderrLevels stderrLevels = new StderrLevels();

    /** @param name the plugin's name; the logger is {@code plugin.NAME} */
    PluginLog(String name) {
        this.name = name;
    }

    /** Looked up for each line: finding the logging system takes time that a launch need not wait for. */
    private Logger logger() {
        return LoggerFactory.getLogger(PREFIX + name);
    }

    /** Called by one thread. */
    void stderr(String line) {
        logger().atLevel(stderrLevels.levelOf(line)).log(line);
    }

    void stdout(String line) {
        logger().debug("stdout: {}", line);
    }

    void unreadable(String stream, IOException failure) {
        // The end of the process may show as an error on its pipes, depending on who is first.
        logger().debug("The plugin's {} cannot be read any more: {}", stream, failure.toString());
    }

    void sinkFailed(IOException failure) {
        logger().warn("The plugin's output is no longer copied, because the sink for it failed", failure);
    }

    void unknownStdio(int channel) {
        logger().debug("The plugin prints to an unknown channel, {}", channel);
    }

    void stdioEnded(String status) {
        logger().debug("The plugin's prints are no longer streamed: {}", status);
    }

    void event(Level level, String message) {
        logger().atLevel(level).log(message);
    }
}
