package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A process and all it has started. It is looked up while the process lives: later the descendants cannot be told from
 * other people's processes.
 */
final class ProcessTree {

    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    private ProcessTree(ProcessHandle root) {
        members.add(root);
        refresh();
    }

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(root);
    }

    /** Asks every member to end (SIGTERM). */
    void terminate() {
        refresh();
        members.forEach(ProcessHandle::destroy);
    }

    /** Ends every member (SIGKILL). */
    void kill() {
        refresh();
        members.forEach(ProcessHandle::destroyForcibly);
    }

    /**
     * Waits for the end of all members.
     *
     * @return whether they have ended
     */
    boolean awaitEnd(Deadline deadline) {
        return members.stream().allMatch(member -> Waiting.steadily(member.onExit(), deadline));
    }

    private void refresh() {
        for (ProcessHandle member : List.copyOf(members)) {
            member.descendants().forEach(members::add);
        }
    }
}
