package dev.outboard.host;

import dev.outboard.host.output.FirstLine;
import dev.outboard.host.output.OutputWatch;
import dev.outboard.host.output.PluginLog;
import dev.outboard.host.output.StderrReader;
import dev.outboard.host.output.StdoutReader;
import dev.outboard.host.output.Tail;
import dev.outboard.net.Deadline;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.event.Level;

/** A started program with the threads that read its output and wait for its end. */
final class PluginProcess implements PluginRun {

    /** How long the last output may take to be read, and logged, when the program has ended. */
    private static final Duration LAST_OUTPUT_TIME = Duration.ofMillis(500);

    /** How long a program that was made to end may take to be seen to have ended. */
    private static final Duration END_TIME = Duration.ofMillis(500);

    private final PluginLog log;
    private final Program program;
    private final OutputWatch stdoutWatch;
    private final OutputWatch stderrWatch;
    private final Tail stdoutTail = new Tail();
    private final Tail stderrTail = new Tail();
    private final StdoutReader stdout;
    private final Thread stdoutThread;
    private final Thread stderrThread;
    private final CompletableFuture<ExitStatus> exit = new CompletableFuture<>();

    private PluginProcess(Program program, String name, OutputStream stderrSink) {
        this.log = new PluginLog(name);
        this.program = program;
        this.stdoutWatch = new OutputWatch(program.stdout());
        this.stderrWatch = new OutputWatch(program.stderr());
        this.stdout = new StdoutReader(stdoutWatch, stdoutTail, log);
        this.stdoutThread = daemon("stdout", name, stdout);
        this.stderrThread = daemon("stderr", name, new StderrReader(stderrWatch, stderrTail, log, stderrSink));
    }

    /** Takes a program over that was started a moment ago. */
    static PluginProcess watching(Program program, String name, OutputStream stderrSink) {
        PluginProcess watched = new PluginProcess(program, name, stderrSink);
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
                int code = program.waitFor();
                Deadline deadline = Deadline.after(LAST_OUTPUT_TIME);
                stderrWatch.awaitLastOutput(stderrThread, deadline);
                stdoutWatch.awaitLastOutput(stdoutThread, deadline);
                exit.complete(new ExitStatus(code));
                interrupted = false;
            } catch (RuntimeException e) {
                log.event(Level.WARN, "The runner of the plugin cannot tell when it ends: " + e);
                exit.complete(ExitStatus.UNKNOWN);
                interrupted = false;
            } catch (InterruptedException e) {
                // Nobody has a reason to interrupt this thread, and its only job is not done.
                interrupted = true;
            }
        }
    }

    @Override
    public String id() {
        return program.id();
    }

    @Override
    public OptionalLong pid() {
        return program.pid();
    }

    @Override
    public AddressTranslation addresses() {
        return program.addresses();
    }

    /** The first line, as soon as there is one. */
    CompletableFuture<FirstLine> firstLine() {
        return stdout.firstLine();
    }

    @Override
    public CompletableFuture<ExitStatus> exit() {
        return exit;
    }

    List<String> lastStdout() {
        return stdoutTail.lines();
    }

    @Override
    public List<String> lastStderr() {
        return stderrTail.lines();
    }

    /** What the program's runner knows about a failed start. */
    String diagnosis() {
        return program.diagnosis();
    }

    @Override
    public Ending ending() {
        return program.ending();
    }

    @Override
    public void endOrphans() {
        program.endOrphans();
    }

    @Override
    public void abandon() {
        // Its output must be read on, or it would block.
    }

    /** Ends the program with all that it has started, unless it has ended already. */
    void end() {
        if (!exit.isDone()) {
            program.ending().force();
            Waiting.steadily(exit, Deadline.after(END_TIME.plus(LAST_OUTPUT_TIME)));
        }
    }
}
