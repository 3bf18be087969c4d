package dev.outboard.host;

import java.io.IOException;
import java.io.InputStream;

/**
 * A plugin that a {@link PluginRunner} has started. Its methods are called by several threads; {@link #waitFor} waits on a
 * thread of its own, and no other method may wait for long.
 */
public interface RunningPlugin {

    /**
     * Tells it from others, for people.
     *
     * @return for example {@code container 4f1d8}
     */
    String id();

    /**
     * What the plugin prints to its stdout, where the handshake line comes first.
     *
     * @return a stream that one thread reads to its end; always the same one
     */
    InputStream stdout();

    /**
     * What the plugin prints to its stderr, which is its log.
     *
     * @return a stream that one thread reads to its end; always the same one
     */
    InputStream stderr();

    /**
     * Waits for the plugin's end, whatever ends it.
     *
     * @return its exit status, 128 and the signal's number when a signal has ended it, or {@link ExitStatus#UNKNOWN}'s
     *     code
     * @throws InterruptedException when the waiting thread is interrupted
     */
    int waitFor() throws InterruptedException;

    /**
     * Ends the plugin at once, with all that it has started. Does nothing when it has ended.
     *
     * @throws IOException when that cannot be done
     */
    void kill() throws IOException;

    /** Removes what the runner has made for this plugin. Called once, after the plugin's end. By default there is nothing. */
    default void cleanUp() {}

    /**
     * Tells what can be found out about a plugin that has failed to start.
     *
     * @return lines for people; empty when there is nothing to say, as by default
     */
    default String diagnosis() {
        return "";
    }

    /**
     * How addresses change on their way between host and plugin.
     *
     * @return by default {@link AddressTranslation#NONE}; always the same one
     */
    default AddressTranslation addresses() {
        return AddressTranslation.NONE;
    }
}
