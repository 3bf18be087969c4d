package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a host and its plugin must not leave behind. */
final class Leftovers {

    /** A plugin whose host was content with killing a shell in between ends by itself, after a grace time. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private Leftovers() {}

    /**
     * Waits until no process works in a directory, then looks for files.
     *
     * @param directory where host and plugin were run
     * @param sockets what they had as their temporary directory
     */
    static void assertNone(Path directory, Path sockets) {
        assertNoProcess(directory);
        assertNoFile(sockets);
    }

    static void assertNoProcess(Path directory) {
        for (ProcessHandle process : Workspace.processesIn(directory)) {
            try {
                process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                throw new AssertionError("Left behind: " + process.info(), e);
            } catch (InterruptedException | ExecutionException e) {
                throw new AssertionError(e);
            }
        }
    }

    static void assertNoFile(Path sockets) {
        assertThat(Workspace.filesIn(sockets)).as("files left behind").isEmpty();
    }
}
