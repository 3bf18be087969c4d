package dev.outboard.net;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/**
 * Connects to a Unix socket whose listener's queue is full. In non-blocking mode the system answers "try again" and tells
 * nobody when; only a blocking connect waits for room. It waits in a thread of its own, because a blocking channel knows no
 * deadline and is closed by an interrupt.
 */
final class QueuedConnect {

    private QueuedConnect() {}

    /** Gives a connected channel in non-blocking mode. */
    static SocketChannel connect(Path path, Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            connect(channel, path, deadline);
            channel.configureBlocking(false);
            return channel;
        } catch (IOException | RuntimeException e) {
            // Also ends the thread, where that still waits.
            channel.close();
            throw e;
        }
    }

    private static void connect(SocketChannel channel, Path path, Deadline deadline) throws IOException {
        FutureTask<Boolean> task = new FutureTask<>(() -> channel.connect(UnixDomainSocketAddress.of(path)));
        Thread thread = new Thread(task, "outboard-connect-" + path.getFileName());
        thread.setDaemon(true);
        thread.start();
        if (!await(task, deadline)) {
            throw new TimeoutException("the listener on " + new Endpoint.Unix(path)
                    + " did not accept before the deadline: its queue of waiting connections is full");
        }
    }

    private static boolean await(FutureTask<Boolean> task, Deadline deadline) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return task.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (java.util.concurrent.TimeoutException e) {
                    return false;
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
