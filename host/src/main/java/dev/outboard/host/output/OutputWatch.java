package dev.outboard.host.output;

import dev.outboard.net.Deadline;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A program's output, and whether all of it was read. The end of a program is not always the end of its output: what it has
 * started may keep the pipe open for long, and say nothing.
 */
public final class OutputWatch extends FilterInputStream {

    /** Who has waited this long since the program's end finds nothing more: what was in the pipe is read at once. */
    private static final long SILENCE_NANOS = Duration.ofMillis(30).toNanos();

    private static final long POLL_NANOS = Duration.ofMillis(2).toNanos();
    private static final long BUSY = 0;

    /** Since when the reader waits in {@code read}, or {@link #BUSY}. */
    private volatile long waitingSince = BUSY;

    public OutputWatch(InputStream output) {
        super(output);
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        waitingSince = System.nanoTime() | 1;
        try {
            return super.read(buffer, offset, length);
        } finally {
            waitingSince = BUSY;
        }
    }

    /** Waits until the reader has come to the end, or waits in vain. To be called after the program's end. */
    public void awaitLastOutput(Thread reader, Deadline deadline) {
        long end = System.nanoTime();
        while (reader.isAlive() && !deadline.isExpired()) {
            long since = waitingSince;
            long now = System.nanoTime();
            if (since != BUSY && now - since > SILENCE_NANOS && now - end > SILENCE_NANOS) {
                return;
            }
            LockSupport.parkNanos(this, POLL_NANOS);
        }
    }
}
