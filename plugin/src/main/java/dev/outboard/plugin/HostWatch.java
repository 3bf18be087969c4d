package dev.outboard.plugin;

import dev.outboard.internal.handshake.Variables;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Notices the end of the host, by whatever way it ends: the process that the host names, or else this process's parent.
 * stdin does not tell: it is the host's own, often a terminal.
 */
final class HostWatch {

    private final LongFunction<Optional<ProcessHandle>> processes;

    HostWatch() {
        this(ProcessHandle::of);
    }

    /** @param processes finds a process by its id */
    HostWatch(LongFunction<Optional<ProcessHandle>> processes) {
        this.processes = processes;
    }

    /**
     * Begins to watch.
     *
     * @param variables may name the host's process
     * @param parent this process's parent, or empty when that has ended already
     * @param onHostEnd the process that the host named has ended
     * @param onParentEnd the parent has ended, which may have been a shell that the host lives without
     */
    void start(
            Map<String, String> variables, Optional<ProcessHandle> parent, Runnable onHostEnd, Runnable onParentEnd) {
        String named = variables.getOrDefault(Variables.HOST_PROCESS, "");
        // Another host's variable may have come down through the environment, but then its value is just as true.
        if (named.matches("[0-9]{1,18}")) {
            onEnd(processes.apply(Long.parseLong(named)), onHostEnd);
        } else {
            onEnd(parent, onParentEnd);
        }
    }

    /** Whether the host says that the plugin is to outlive it. */
    static boolean meansNobody(Map<String, String> variables) {
        return Variables.NO_HOST_PROCESS.equals(variables.get(Variables.HOST_PROCESS));
    }

    private static void onEnd(Optional<ProcessHandle> process, Runnable action) {
        if (process.isPresent()) {
            if (process.get().equals(ProcessHandle.current())) {
                // The host serves a plugin of its own, or became one; there is no other end to wait for.
                return;
            }
            var unused = process.get().onExit().thenRun(action);
        } else {
            action.run();
        }
    }
}
