package dev.outboard.grpc;

import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Listener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes the connections of one listener, until it is closed. */
final class AcceptLoop implements Runnable {

    /** How long to leave a listener alone that fails: it may be out of descriptors. */
    private static final long PAUSE_MILLIS = 100;

    private final Listener listener;
    private final ServerConnections connections;
    private final Executor reporter;
    private final AtomicBoolean reporting = new AtomicBoolean();
    private final CountDownLatch closed = new CountDownLatch(1);

    /** @param reporter logs */
    AcceptLoop(Listener listener, ServerConnections connections, Executor reporter) {
        this.listener = listener;
        this.connections = connections;
        this.reporter = reporter;
    }

    @Override
    public void run() {
        while (closed.getCount() > 0) {
            try {
                serve(listener.accept());
            } catch (ConnectionClosedException e) {
                return;
            } catch (IOException e) {
                log("Accepting a connection at " + listener.endpoint() + " failed; trying again", e);
                pause();
            }
        }
    }

    private void serve(Connection connection) {
        try {
            connections.add(connection);
        } catch (RuntimeException e) {
            if (!connections.isShutdown()) {
                log("A connection at " + listener.endpoint() + " could not be served", e);
            }
        }
    }

    private void pause() {
        try {
            boolean unused = closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody interrupts this thread with a purpose: its end is the listener's.
            log("Interrupted while waiting to accept at " + listener.endpoint(), e);
        }
    }

    void close() {
        closed.countDown();
        listener.close();
    }

    /** On another thread, as logging systems may wait. One report at a time is enough. */
    private void log(String message, Exception failure) {
        if (!reporting.getAndSet(true)) {
            try {
                reporter.execute(() -> report(message, failure));
            } catch (RejectedExecutionException e) {
                // No thread is to be had at the moment; accepting goes on.
                reporting.set(false);
            }
        }
    }

    private void report(String message, Exception failure) {
        try {
            System.getLogger(AcceptLoop.class.getName()).log(Level.WARNING, message, failure);
        } finally {
            reporting.set(false);
        }
    }
}
