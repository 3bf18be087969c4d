package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.net.Deadline;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.Level;

/** Has a plugin started by a runner of the application's. */
record RunnerStart(CustomRunner source) implements ProgramStart {

    @Override
    public String defaultName() {
        return source.name();
    }

    @Override
    public Path defaultSocketDirectory() {
        return Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    }

    @Override
    public Program start(
            Map<String, String> variables, @Nullable Path sockets, Deadline deadline, Leavings leavings, PluginLog log)
            throws StartFailure, InterruptedException {
        RunRequest request = new RunRequest(
                PluginEnvironment.overOwn(variables),
                Objects.requireNonNull(sockets, "sockets"),
                Duration.ofNanos(deadline.remainingNanos()));
        RunningPlugin plugin = started(request);
        leavings.untilEnd(() -> cleanUp(plugin, log));
        return new RunnerProgram(plugin, log);
    }

    private static void cleanUp(RunningPlugin plugin, PluginLog log) {
        try {
            plugin.cleanUp();
        } catch (RuntimeException e) {
            log.event(Level.WARN, "The runner cannot clean up after " + plugin.id() + ": " + e);
        }
    }

    private RunningPlugin started(RunRequest request) throws StartFailure, InterruptedException {
        try {
            return source.runner().start(request);
        } catch (IOException e) {
            throw new StartFailure("its runner has failed to start it: " + e.getMessage(), RunnerException::new, e);
        }
    }

    @Override
    public String description() {
        return source.name() + " in a runner of the application's";
    }

    @Override
    public List<String> lastLogLines() {
        return List.of();
    }

    @Override
    public List<String> facts() {
        return List.of();
    }

    @Override
    public Optional<String> mismatch() {
        return Optional.empty();
    }

    @Override
    public boolean endsWithHost() {
        return true;
    }
}
