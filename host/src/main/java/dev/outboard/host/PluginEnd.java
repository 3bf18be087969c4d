package dev.outboard.host;

import dev.outboard.net.Deadline;
import io.grpc.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Explains the end of a connection by the end of the plugin. */
record PluginEnd(String name, PluginRun run) {

    /**
     * How long to wait for the exit status when the connection is gone. Both have the same reason as a rule, and the
     * process is gone a few milliseconds after its sockets.
     */
    private static final Duration EXIT_TIME = Duration.ofSeconds(1);

    /** The same where the other side may as well have closed one connection of several. */
    private static final Duration BROKERED_EXIT_TIME = Duration.ofMillis(100);

    private static final int SHOWN_LINES = 5;

    /** The status of calls that end with the connection. */
    CompletionStage<Status> statusAfter(Exception end) {
        return statusAfter(end, EXIT_TIME);
    }

    /** The status of calls that end with a brokered connection. */
    CompletionStage<Status> statusAfterBrokered(Exception end) {
        return statusAfter(end, BROKERED_EXIT_TIME);
    }

    private CompletionStage<Status> statusAfter(Exception end, Duration exitTime) {
        CompletableFuture<@Nullable Void> time = new CompletableFuture<@Nullable Void>()
                .completeOnTimeout(null, exitTime.toNanos(), TimeUnit.NANOSECONDS);
        // Not an own dependent of the exit, which would stay there for each call as long as the plugin lives.
        return CompletableFuture.anyOf(run.exit(), time).thenApply(either -> status(end));
    }

    private Status status(Exception end) {
        return exception()
                .map(exited ->
                        Status.UNAVAILABLE.withDescription(exited.getMessage()).withCause(exited))
                .orElseGet(() -> Status.UNAVAILABLE
                        .withDescription("The connection to the plugin " + name + " has ended: " + end.getMessage())
                        .withCause(end));
    }

    /** What to throw when a connection has ended with the process; waits a little, since that may show later. */
    Optional<PluginExitedException> afterConnection() {
        Waiting.steadily(run.exit(), Deadline.after(EXIT_TIME));
        return exception();
    }

    /** What to throw when the process has ended; empty while it lives. */
    Optional<PluginExitedException> exception() {
        if (!run.exit().isDone()) {
            return Optional.empty();
        }
        ExitStatus status = run.exit().join();
        List<String> lines = run.lastStderr();
        return Optional.of(new PluginExitedException(
                "The plugin " + name + " has ended (" + status + ")" + shown(lines), status, lines));
    }

    private static String shown(List<String> lines) {
        if (lines.isEmpty()) {
            return "";
        }
        List<String> last = lines.subList(Math.max(0, lines.size() - SHOWN_LINES), lines.size());
        return "; its last words on stderr: " + String.join(" / ", last);
    }
}
