package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process that this program has started; closing it ends it and all processes that it has started. */
record Child(Process process) implements AutoCloseable {

    /** Waits until the process has ended. */
    int await(List<String> command, long seconds) throws IOException, InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new IOException("Still running after " + seconds + " s, and killed: " + String.join(" ", command));
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        // Before the parent goes: afterwards nobody knows them.
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
