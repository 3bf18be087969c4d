package dev.outboard.host;

import dev.outboard.host.Command.HostEnvironment;
import dev.outboard.host.output.LogFileTail;
import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.handshake.Variables;
import dev.outboard.net.Deadline;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts a command as a process of this host. */
record CommandStart(Command command) implements ProgramStart {

    /** How long another process may hold the file open that is to run. */
    private static final Duration BUSY_TIME = Duration.ofSeconds(2);

    @Override
    public String defaultName() {
        return String.valueOf(Path.of(command.program()).getFileName());
    }

    @Override
    public @Nullable Path defaultSocketDirectory() {
        return null;
    }

    @Override
    public Program start(
            Map<String, String> variables, @Nullable Path sockets, Deadline deadline, Leavings leavings, PluginLog log)
            throws StartFailure, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(line(leavings, log));
        // stdin is the host's own: a plugin may talk to the terminal.
        builder.redirectInput(Redirect.INHERIT);
        if (command.directory() != null) {
            builder.directory(command.directory().toFile());
        }
        if (command.detachedLog() != null) {
            builder.redirectError(Redirect.appendTo(command.detachedLog().toFile()));
        }
        LaunchMark mark = endsWithHost() ? LaunchMark.create() : LaunchMark.none();
        setEnvironment(builder.environment(), variables, mark);
        return new CommandProgram(started(builder), mark);
    }

    /** What to run: the command's own file, or the copy of it that was checked. */
    private List<String> line(Leavings leavings, PluginLog log) throws StartFailure {
        if (command.checksum() == null) {
            return command.line();
        }
        Path program = ProgramFile.of(command).required();
        List<String> line = new ArrayList<>(command.line());
        // A detached program may outlive this host, who could not remove the copy then.
        Consumer<Runnable> remover = endsWithHost() ? leavings::untilEnd : leavings::untilReady;
        line.set(
                0,
                VerifiedProgram.copy(program, command.checksum(), remover, log).toString());
        return line;
    }

    private void setEnvironment(Map<String, String> environment, Map<String, String> variables, LaunchMark mark)
            throws StartFailure {
        if (command.hostEnvironment() == HostEnvironment.HIDDEN) {
            environment.clear();
        }
        environment.keySet().removeAll(PluginEnvironment.OF_HOSTS);
        Map<String, String> own = new LinkedHashMap<>(variables);
        own.put(
                Variables.HOST_PROCESS,
                endsWithHost() ? Long.toString(ProcessHandle.current().pid()) : Variables.NO_HOST_PROCESS);
        own.put(Variables.LAUNCH, mark.value());
        EnvironmentText encoding = EnvironmentText.ofSystem();
        encoding.check(command.environment());
        encoding.check(own);
        environment.putAll(command.environment());
        environment.putAll(own);
    }

    private Process started(ProcessBuilder builder) throws StartFailure, InterruptedException {
        Deadline busy = Deadline.after(BUSY_TIME);
        while (true) {
            try {
                return builder.start();
            } catch (IOException e) {
                if (e.getCause() instanceof FileNotFoundException noLog) {
                    throw new StartFailure(
                            "its log cannot be written (" + noLog.getMessage()
                                    + "); it must be a file in a directory that"
                                    + " exists and that this user may write to",
                            LaunchException::new,
                            e);
                }
                if (!isBusy(e) || busy.isExpired()) {
                    throw ProgramFile.of(command).whyNotStarted(e);
                }
                // Another thread has started a process while this one wrote the checked copy, and that process has the
                // file open until it becomes its own program.
                TimeUnit.MILLISECONDS.sleep(5);
            }
        }
    }

    /** ETXTBSY; the JDK tells the system's errors by text alone. */
    private boolean isBusy(IOException e) {
        return command.checksum() != null && String.valueOf(e.getMessage()).contains("error=26,");
    }

    @Override
    public String description() {
        return command.toString();
    }

    @Override
    public List<String> lastLogLines() {
        return command.detachedLog() == null ? List.of() : LogFileTail.of(command.detachedLog());
    }

    @Override
    public List<String> facts() {
        return ProgramFile.of(command).facts();
    }

    @Override
    public Optional<String> mismatch() {
        return ProgramFile.of(command).mismatch();
    }

    @Override
    public boolean endsWithHost() {
        return command.detachedLog() == null;
    }
}
