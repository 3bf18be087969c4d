package dev.outboard.host;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;

/**
 * A plugin's process that somebody else has started. The system tells its end to its parent alone, so it is looked for again
 * and again; {@link ProcessHandle#onExit} does so, too, but takes seconds in between.
 */
final class AttachedProcess implements PluginRun {

    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    private final ProcessHandle process;
    private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();
    private final Thread watcher;
    private volatile boolean abandoned;

    private AttachedProcess(ProcessHandle process, String name) {
        this.process = process;
        this.watcher = new Thread(this::awaitExit, "outboard-exit-" + name);
        watcher.setDaemon(true);
    }

    static AttachedProcess watching(ProcessHandle process, String name) {
        AttachedProcess attached = new AttachedProcess(process, name);
        attached.watcher.start();
        return attached;
    }

    private void awaitExit() {
        // What runs a process of another user is not shown, and nor is that of a zombie.
        boolean programIsShown = ProcessTree.isRunning(process);
        while (!abandoned) {
            if (programIsShown ? !ProcessTree.isRunning(process) : !process.isAlive()) {
                exit.complete(ExitStatus.UNKNOWN);
                return;
            }
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }

    @Override
    public String id() {
        return "process " + process.pid();
    }

    @Override
    public OptionalLong pid() {
        return OptionalLong.of(process.pid());
    }

    @Override
    public CompletableFuture<ExitStatus> exit() {
        return exit;
    }

    @Override
    public List<String> lastStderr() {
        return List.of();
    }

    @Override
    public Ending ending() {
        return ProcessTree.of(process);
    }

    @Override
    public void endOrphans() {
        // Nothing tells what it has started.
    }

    @Override
    public AddressTranslation addresses() {
        return AddressTranslation.NONE;
    }

    @Override
    public void abandon() {
        abandoned = true;
        LockSupport.unpark(watcher);
    }
}
