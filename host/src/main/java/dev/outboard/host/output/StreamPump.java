package dev.outboard.host.output;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes what a net/rpc plugin's program prints while it serves: two streams, to the end of the connection. This goes on even
 * when the application does not care, since a plugin may block in its next print when nobody takes it. A slow sink slows the
 * plugin down and fills no memory.
 */
public final class StreamPump {

    private static final int BUFFER = 16 << 10;

    private final PluginLog log;
    private final CountDownLatch open = new CountDownLatch(2);

    /** Held over the sinks' own writes, since both may be one. */
    private final ReentrantLock writing = new ReentrantLock();

    private StreamPump(PluginLog log) {
        this.log = log;
    }

    /** Begins. */
    public static StreamPump start(
            Connection stdout, OutputStream stdoutSink, Connection stderr, OutputStream stderrSink, PluginLog log) {
        StreamPump pump = new StreamPump(log);
        pump.thread("outboard-stdio-stdout", stdout, stdoutSink);
        pump.thread("outboard-stdio-stderr", stderr, stderrSink);
        return pump;
    }

    private void thread(String name, Connection stream, OutputStream sink) {
        Thread thread = new Thread(() -> copyAll(stream, sink), name);
        thread.setDaemon(true);
        thread.start();
    }

    private void copyAll(Connection stream, OutputStream sink) {
        OutputStream target = sink;
        byte[] bytes = new byte[BUFFER];
        try {
            for (int count = read(stream, bytes); count >= 0; count = read(stream, bytes)) {
                target = copied(bytes, count, target);
            }
            log.stdioEnded("end of stream");
        } catch (IOException e) {
            log.stdioEnded(String.valueOf(e.getMessage()));
        } finally {
            open.countDown();
            stream.close();
        }
    }

    private static int read(Connection stream, byte[] bytes) throws IOException {
        return stream.read(ByteBuffer.wrap(bytes));
    }

    private OutputStream copied(byte[] bytes, int count, OutputStream sink) {
        writing.lock();
        try {
            sink.write(bytes, 0, count);
            sink.flush();
            return sink;
        } catch (IOException | RuntimeException e) {
            log.sinkFailed(e);
            return OutputStream.nullOutputStream();
        } finally {
            writing.unlock();
        }
    }

    /** Waits until the plugin has ended both streams, or the deadline has come. */
    public void awaitEnd(Deadline deadline) throws InterruptedException {
        var unused = open.await(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS);
    }
}
