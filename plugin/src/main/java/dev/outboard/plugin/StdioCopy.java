package dev.outboard.plugin;

import dev.outboard.internal.wire.StdioData;
import dev.outboard.net.Connection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;

/** Copies what is printed to one host's pair of streams. */
final class StdioCopy implements StdioBuffer.Taker, Runnable {

    private final StdioBuffer buffer;
    private final Connection stdout;
    private final Connection stderr;
    private final AtomicBoolean begun = new AtomicBoolean();

    private StdioCopy(StdioBuffer buffer, Connection stdout, Connection stderr) {
        this.buffer = buffer;
        this.stdout = stdout;
        this.stderr = stderr;
    }

    static StdioCopy start(StdioBuffer buffer, Connection stdout, Connection stderr) {
        StdioCopy copy = new StdioCopy(buffer, stdout, stderr);
        buffer.attach(copy);
        return copy;
    }

    /** The host has gone. Must not block. */
    void hostIsGone() {
        buffer.detach(this);
    }

    @Override
    public void available() {
        if (!begun.getAndSet(true)) {
            Thread thread = new Thread(this, "outboard-stdio");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void nothingMore() {
        if (!begun.getAndSet(true)) {
            close();
        }
    }

    @Override
    public void run() {
        try {
            StdioData data = buffer.take(this);
            while (data != null) {
                write(data);
                data = buffer.take(this);
            }
        } catch (IOException e) {
            // The host has gone, and what it did not take may go to another.
            buffer.detach(this);
        } catch (InterruptedException e) {
            // Nobody has reason to. The host sees the end of the streams, and prints wait for no one.
            Thread.currentThread().interrupt();
            buffer.detach(this);
        } finally {
            close();
        }
    }

    private void write(StdioData data) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        data.copyTo(bytes);
        Connection target = data.channel() == StdioData.STDERR ? stderr : stdout;
        target.write(ByteBuffer.wrap(bytes.toByteArray()));
    }

    private void close() {
        stdout.close();
        stderr.close();
    }
}
