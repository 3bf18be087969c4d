package dev.outboard.host;

import dev.outboard.grpc.GrpcChannel;
import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.wire.Empty;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Deadline;
import io.grpc.CallOptions;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.event.Level;

/** Ends a running plugin, and all processes it has started. */
record Stopper(PluginRun run, GrpcChannel channel, Duration timeout, PluginLog log) {

    /** How long a plugin that was made to end may take to be seen to have ended. */
    private static final Duration LAST_TIME = Duration.ofSeconds(1);

    void stop() {
        if (run.exit().isDone()) {
            return;
        }
        // While it lives: once it has ended, what it started cannot be told from other people's processes.
        Ending ending = run.ending();
        askToEnd();
        channel.shutdownNow();
        if (Waiting.steadily(run.exit(), Deadline.after(timeout))) {
            ending.finish();
        } else {
            log.event(Level.WARN, "The plugin did not end within " + timeout + " after it was asked to; it is made to");
            ending.force();
            Waiting.steadily(run.exit(), Deadline.after(LAST_TIME));
        }
    }

    /** After how long a stop that another thread has begun is over for certain: asking, waiting, and the signals. */
    Duration longestStop() {
        return timeout.multipliedBy(2).plus(Duration.ofSeconds(5));
    }

    private void askToEnd() {
        try {
            CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(timeout.toNanos(), TimeUnit.NANOSECONDS);
            ClientCalls.blockingUnaryCall(channel, Methods.SHUTDOWN, options, Empty.EMPTY);
        } catch (StatusRuntimeException e) {
            // go-plugin's plugins stop before they can answer, so this is often a clean shutdown, too.
            log.event(Level.DEBUG, "Asked to shut down, the plugin answered " + e.getStatus());
        }
    }
}
