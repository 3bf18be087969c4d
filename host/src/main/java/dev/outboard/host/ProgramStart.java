package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.util.List;
import java.util.Optional;

/** How a launch comes to a running program. */
interface ProgramStart {

    /** What the plugin is called unless the config has a name. */
    String defaultName();

    /**
     * Starts the program.
     *
     * @param security what it is told about the security of connections
     * @param leavings takes what removes the things that are made for it
     * @throws StartFailure when it does not start; nothing of it runs then
     */
    Program start(LaunchConfig config, LaunchSecurity security, Deadline deadline, Leavings leavings, PluginLog log)
            throws StartFailure, InterruptedException;

    /** What is started, for people. */
    String description();

    /** What can be found out about the program's file, one fact a line. */
    List<String> facts();

    /** Why this machine cannot run the program's file at all, if that is so. */
    Optional<String> mismatch();

    /** Whether the plugin is to end with this host. */
    boolean endsWithHost();
}
