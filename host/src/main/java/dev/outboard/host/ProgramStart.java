package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.net.Deadline;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a launch comes to a running program. */
interface ProgramStart {

    /** What the plugin is called unless the config has a name. */
    String defaultName();

    /** Where the directory for the plugin's sockets is made unless the config says it; null when the plugin may choose. */
    @Nullable
    Path defaultSocketDirectory();

    /**
     * Starts the program.
     *
     * @param variables what the plugin is told by its environment
     * @param sockets the directory for the plugin's sockets, made for this launch; null when the plugin may choose
     * @param leavings takes what removes the things that are made for it
     * @throws StartFailure when it does not start; nothing of it runs then
     */
    Program start(
            Map<String, String> variables, @Nullable Path sockets, Deadline deadline, Leavings leavings, PluginLog log)
            throws StartFailure, InterruptedException;

    /** What is started, for people. */
    String description();

    /** The last lines of the program's log when that does not come to the host. */
    List<String> lastLogLines();

    /** What can be found out about the program's file, one fact a line. */
    List<String> facts();

    /** Why this machine cannot run the program's file at all, if that is so. */
    Optional<String> mismatch();

    /** Whether the plugin is to end with this host. */
    boolean endsWithHost();
}
