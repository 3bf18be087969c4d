package dev.outboard.host;

import dev.outboard.host.output.FirstLine;
import dev.outboard.host.output.LineSplitter;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.HandshakeLineException;
import dev.outboard.net.Deadline;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gets the handshake line out of a process that was just started. */
final class HandshakeStep {

    private static final String FIRST_ON_STDOUT =
            "; the first line on a plugin's stdout must be the handshake line, so nothing may be printed there before";

    private static final int SHOWN = 200;

    /** How long a process that has closed its stdout may take to end: its exit status says more than its silence. */
    private static final Duration SILENT_END_TIME = Duration.ofSeconds(1);

    private HandshakeStep() {}

    static HandshakeLine await(PluginProcess process, Deadline deadline) throws StartFailure, InterruptedException {
        CompletableFuture<FirstLine> firstLine = process.firstLine();
        // A process that is gone says no more, even when somebody else keeps its stdout open.
        CompletableFuture<Object> either = CompletableFuture.anyOf(firstLine, process.exit());
        if (!Waiting.interruptibly(either, deadline)) {
            throw new StartFailure(
                    "it printed no handshake line within the start timeout; it may be no plugin, or need a longer timeout",
                    StartTimeoutException::new);
        }
        FirstLine first = firstLine.getNow(new FirstLine.Nothing());
        if (first instanceof FirstLine.Nothing) {
            // Whether it has ended by then or not, it is no plugin.
            var unused = Waiting.interruptibly(process.exit(), Deadline.after(SILENT_END_TIME));
        }
        return handshake(first);
    }

    private static HandshakeLine handshake(FirstLine first) throws StartFailure {
        if (first instanceof FirstLine.Line line) {
            return parsed(line.text());
        }
        if (first instanceof FirstLine.Endless) {
            throw bad(
                    "it printed " + LineSplitter.LONGEST_PIECE + " bytes without a line end" + FIRST_ON_STDOUT,
                    "",
                    null);
        }
        throw StartFailure.unlessEnded(
                "it closed its stdout without printing a handshake line",
                (message, cause) -> new BadHandshakeException(message, cause, ""),
                null);
    }

    private static HandshakeLine parsed(String line) throws StartFailure {
        try {
            return HandshakeLine.parse(line);
        } catch (HandshakeLineException e) {
            String shown = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
            String what = switch (e.defect()) {
                case EMPTY, TOO_FEW_FIELDS, CORE_VERSION_NOT_A_NUMBER ->
                    "it printed \"" + shown + "\" where the handshake" + " line should be (" + e.reason() + ")"
                            + FIRST_ON_STDOUT;
                case INCOMPATIBLE_CORE_VERSION -> e.reason();
                case APP_VERSION_NOT_A_NUMBER, UNKNOWN_NETWORK, INVALID_ADDRESS, UNKNOWN_PROTOCOL ->
                    "its handshake line \"" + shown + "\" cannot be understood: " + e.reason();
            };
            throw bad(what, line, e);
        }
    }

    private static StartFailure bad(String what, String line, @Nullable Throwable cause) {
        return new StartFailure(what, (message, source) -> new BadHandshakeException(message, source, line), cause);
    }
}
