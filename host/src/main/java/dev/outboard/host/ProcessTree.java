package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * A process and all it has started. It is looked up while the process lives: later the descendants cannot be told from
 * other people's processes.
 */
final class ProcessTree implements Ending {

    /** How long processes may take to end by themselves once they are asked to by a signal. */
    private static final Duration TERMINATION_TIME = Duration.ofMillis(500);

    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();

    private final Set<ProcessHandle> members = new LinkedHashSet<>();

    private ProcessTree(Collection<ProcessHandle> roots) {
        members.addAll(roots);
        refresh();
    }

    static ProcessTree of(ProcessHandle root) {
        return new ProcessTree(List.of(root));
    }

    /** Several processes whose common ancestor has ended. */
    static ProcessTree of(Collection<ProcessHandle> roots) {
        return new ProcessTree(roots);
    }

    @Override
    public void finish() {
        kill();
    }

    @Override
    public void force() {
        refresh();
        members.forEach(ProcessHandle::destroy);
        awaitEnd(Deadline.after(TERMINATION_TIME));
        kill();
    }

    private void kill() {
        refresh();
        members.forEach(ProcessHandle::destroyForcibly);
    }

    private void awaitEnd(Deadline deadline) {
        while (!deadline.isExpired() && members.stream().anyMatch(ProcessTree::isRunning)) {
            // There is no other way to learn of the end of a process that is nobody's child any more.
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** Not so when it is a zombie, which has no program any more: in a container there may be nobody to collect it. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    private void refresh() {
        for (ProcessHandle member : List.copyOf(members)) {
            member.descendants().forEach(members::add);
        }
    }
}
