package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A process and all it has started. It is looked up while the process lives: later the descendants cannot be told from
 * other people's processes.
 */
final class ProcessTree {

    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

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
        while (members.stream().anyMatch(ProcessTree::isRunning)) {
            if (deadline.isExpired()) {
                return false;
            }
            // There is no other way to learn of the end of a process that is nobody's child any more.
            LockSupport.parkNanos(POLL_NANOS);
        }
        return true;
    }

    /** Not so when it is a zombie, which has no program any more: in a container there may be nobody to collect it. */
    private static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void refresh() {
        for (ProcessHandle member : List.copyOf(members)) {
            member.descendants().forEach(members::add);
        }
    }
}
