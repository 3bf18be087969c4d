package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Deadline;

/** The one connection to a plugin, of which nobody knows yet whether the plugin is well. */
sealed interface MainConnection permits GrpcConnecting, NetRpcConnecting {

    /**
     * Makes sure that the plugin answers.
     *
     * @param security what was done to the connection, which may turn out only now
     */
    void requireHealth(StreamSecurity security, Deadline deadline) throws StartFailure;

    /**
     * Begins to use it.
     *
     * @param session what has been agreed; this connection is its own
     * @param end explains the end of calls
     * @param log is told what nobody else hears
     */
    PluginLink use(LaunchConfig config, Session session, PluginEnd end, PluginLog log);

    /** Whether no other host can connect to the plugin. */
    boolean isExclusive();

    /** Ends it. Never waits. */
    void close();
}
