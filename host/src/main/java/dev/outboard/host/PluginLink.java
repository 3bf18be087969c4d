package dev.outboard.host;

import dev.outboard.Plugin;
import dev.outboard.net.Deadline;
import java.time.Duration;

/** A connection in use: what differs between gRPC and net/rpc. Any thread may call any method. */
interface PluginLink {

    /**
     * Puts an interface in front of a plugin.
     *
     * @param name what it is dispensed by
     * @param plugin speaks the connection's protocol
     * @throws dev.outboard.PluginException when that takes an answer of the plugin's, and it is not a good one
     */
    Object dispense(String name, Plugin<?> plugin);

    /**
     * Asks the plugin whether it is well.
     *
     * @throws PluginUnavailableException when it does not answer in time, or says that it is not well
     * @throws PluginExitedException when it has ended
     */
    void ping(Deadline deadline);

    /**
     * Asks the plugin to end, and waits for the answer. What the plugin says to that has no effect.
     *
     * @return what it was, for the log
     */
    String askToEnd(Duration timeout);

    /** Ends the connection with all that was made of it. Never waits for the plugin. */
    void close();
}
