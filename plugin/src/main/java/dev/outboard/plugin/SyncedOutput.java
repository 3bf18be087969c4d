package dev.outboard.plugin;

import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes what is printed while the plugin is served. What comes after the end goes where it would have gone before. */
final class SyncedOutput extends OutputStream {

    private final int channel;
    private final StdioBuffer buffer;
    private final PrintStream original;
    private final StdioSync sync;

    private SyncedOutput(int channel, StdioBuffer buffer, PrintStream original, StdioSync sync) {
        this.channel = channel;
        this.buffer = buffer;
        this.original = original;
        this.sync = sync;
    }

    /** A stream in UTF-8, which is what hosts in Go take it for, whatever this process's locale is. */
    static PrintStream over(int channel, StdioBuffer buffer, PrintStream original, StdioSync sync) {
        return new PrintStream(new SyncedOutput(channel, buffer, original, sync), true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int value) throws InterruptedIOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws InterruptedIOException {
        if (sync == StdioSync.COPY) {
            print(bytes, offset, length);
            // What no host takes has been printed all the same.
            var unused = buffer.write(channel, bytes, offset, length);
            return;
        }
        int done = buffer.write(channel, bytes, offset, length);
        if (done < length) {
            print(bytes, offset + done, length - done);
        }
    }

    private void print(byte[] bytes, int offset, int length) {
        original.write(bytes, offset, length);
        original.flush();
    }
}
