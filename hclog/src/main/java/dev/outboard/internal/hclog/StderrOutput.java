package dev.outboard.internal.hclog;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The process's own stderr: hosts read the log there, and what {@link System#err} has become by then goes elsewhere. Nothing
 * is buffered, so nothing is lost when the process ends.
 */
public final class StderrOutput implements LineOutput {

    /** Orders lines: a long one is written in several pieces when the pipe is nearly full. */
    private final ReentrantLock writing = new ReentrantLock();

    private final FileOutputStream stderr = new FileOutputStream(FileDescriptor.err);

    /** Several may be used at once; lines of different ones are kept apart as far as the system does it. */
    public StderrOutput() {}

    @Override
    public void write(byte[] line) {
        writing.lock();
        try {
            stderr.write(line);
        } catch (IOException e) {
            // The host that would read this is gone. There is nobody left to tell, and whatever the plugin does must go
            // on.
            return;
        } finally {
            writing.unlock();
        }
    }
}
