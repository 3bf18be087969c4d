package dev.outboard.host;

import dev.outboard.net.Deadline;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A started process with the threads that read its output and wait for its end. */
final class PluginProcess {

    /** How long output may still come when the process has ended: a process it has started may keep the pipes open. */
    private static final Duration LAST_OUTPUT_TIME = Duration.ofMillis(500);

    /** How long processes may take to end by themselves once they are asked to by a signal. */
    private static final Duration TERMINATION_TIME = Duration.ofMillis(500);

    private final Process process;
    private final Tail stdoutTail = new Tail();
    private final Tail stderrTail = new Tail();
    private final StdoutReader stdout;
    private final Thread stdoutThread;
    private final Thread stderrThread;
    private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();

    private PluginProcess(Process process, String name, OutputStream stderrSink) {
        PluginLog log = new PluginLog(name);
        this.process = process;
        this.stdout = new StdoutReader(process.getInputStream(), stdoutTail, log);
        this.stdoutThread = daemon("stdout", name, stdout);
        this.stderrThread =
                daemon("stderr", name, new StderrReader(process.getErrorStream(), stderrTail, log, stderrSink));
    }

    /** Takes a process over that was started a moment ago. */
    static PluginProcess watching(Process process, String name, OutputStream stderrSink) {
        PluginProcess watched = new PluginProcess(process, name, stderrSink);
        watched.stdoutThread.start();
        watched.stderrThread.start();
        daemon("exit", name, watched::awaitExit).start();
        return watched;
    }

    private static Thread daemon(String job, String name, Runnable task) {
        Thread thread = new Thread(task, "outboard-" + job + "-" + name);
        thread.setDaemon(true);
        return thread;
    }

    private void awaitExit() {
        boolean interrupted = true;
        while (interrupted) {
            try {
                int code = process.waitFor();
                stderrThread.join(LAST_OUTPUT_TIME.toMillis());
                stdoutThread.join(LAST_OUTPUT_TIME.toMillis());
                exit.complete(new ExitStatus(code));
                interrupted = false;
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread, and its only job is not done.
                interrupted = true;
            }
        }
    }

    long pid() {
        return process.pid();
    }

    /** The first line, as soon as there is one. */
    CompletableFuture<FirstLine> firstLine() {
        return stdout.firstLine();
    }

    /** Completes when the process has ended and its last output was read. */
    CompletableFuture<ExitStatus> exit() {
        return exit;
    }

    List<String> lastStdout() {
        return stdoutTail.lines();
    }

    List<String> lastStderr() {
        return stderrTail.lines();
    }

    /** The process and all it has started so far. */
    ProcessTree tree() {
        return ProcessTree.of(process.toHandle());
    }

    /** Ends a tree of processes of which this one is the root: by asking, then for certain. */
    void end(ProcessTree tree) {
        tree.terminate();
        tree.awaitEnd(Deadline.after(TERMINATION_TIME));
        tree.kill();
        Waiting.steadily(exit, Deadline.after(TERMINATION_TIME.plus(LAST_OUTPUT_TIME.multipliedBy(2))));
    }
}
