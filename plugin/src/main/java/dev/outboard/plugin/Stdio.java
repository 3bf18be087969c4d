package dev.outboard.plugin;

import dev.outboard.internal.service.StdioService;
import dev.outboard.internal.wire.StdioData;
import dev.outboard.net.Connection;
import io.grpc.BindableService;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The plugin's standard streams from when it is served to its end. */
final class Stdio implements AutoCloseable {

    /** How long the first print without room waits for a host: one that has connected asks at once. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String NOBODY_READS =
            "[WARN] This plugin's host does not read what the plugin prints to System.out"
                    + " and System.err; from now on it is dropped, until a host reads it";

    private final StdioSync sync;
    private final StandardStreams streams;
    private final StdioBuffer buffer;
    private final AtomicReference<Runnable> undo = new AtomicReference<>(() -> {});

    Stdio(StdioSync sync, StandardStreams streams, Consumer<String> complaints) {
        this(sync, streams, complaints, PATIENCE);
    }

    /** @param patience how long the first print without room waits for a host */
    Stdio(StdioSync sync, StandardStreams streams, Consumer<String> complaints, Duration patience) {
        this.sync = sync;
        this.streams = streams;
        this.buffer = switch (sync) {
            case REDIRECT -> new StdioBuffer(patience, () -> complaints.accept(NOBODY_READS));
            case COPY, OFF -> new StdioBuffer(Duration.ZERO, () -> {});
        };
    }

    /** What hosts ask. */
    BindableService service() {
        return new StdioService(host -> StdioStream.start(buffer, host));
    }

    /**
     * Copies what is printed to a host, when it is that host's turn.
     *
     * @return to be told when the host has gone
     */
    StdioCopy streamTo(Connection stdout, Connection stderr) {
        return StdioCopy.start(buffer, stdout, stderr);
    }

    /** Begins to take over what is printed. */
    void takeOver() {
        if (sync == StdioSync.OFF) {
            return;
        }
        PrintStream oldOut = streams.out();
        PrintStream oldErr = streams.err();
        PrintStream out = SyncedOutput.over(StdioData.STDOUT, buffer, oldOut, sync);
        PrintStream err = SyncedOutput.over(StdioData.STDERR, buffer, oldErr, sync);
        streams.set(out, err);
        Runnable undoHandler = sync == StdioSync.REDIRECT ? UncaughtErrors.printTo(oldErr) : () -> {};
        undo.set(() -> {
            // Somebody may have replaced them since; theirs stay.
            streams.set(
                    streams.out().equals(out) ? oldOut : streams.out(),
                    streams.err().equals(err) ? oldErr : streams.err());
            undoHandler.run();
        });
    }

    /** Gives back what was taken over. Hosts are sent what is left, and then their streams end. Idempotent. */
    @Override
    public void close() {
        undo.getAndSet(() -> {}).run();
        buffer.close();
    }
}
