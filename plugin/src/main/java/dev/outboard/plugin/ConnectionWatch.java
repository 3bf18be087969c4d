package dev.outboard.plugin;

import dev.outboard.internal.timer.Timer;
import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts connections, and says when there has been none for a while. Hosts that exit in a hurry, and shells between host
 * and plugin, leave no other sign.
 */
final class ConnectionWatch extends ServerTransportFilter {

    private final Timer timer;
    private final Runnable onAbandoned;

    /** Guards the fields below; nothing is called while it is held but the timer, which never calls back at once. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Duration grace;
    private int open;
    private boolean everOpened;
    private @Nullable Runnable cancel;
    private int round;

    /**
     * A watch that only counts until it is started.
     *
     * @param onAbandoned called once the grace time has passed without a connection, by the timer's thread
     */
    ConnectionWatch(Timer timer, Runnable onAbandoned) {
        this.timer = timer;
        this.onAbandoned = onAbandoned;
    }

    /**
     * Begins to wait for the first connection.
     *
     * @param startGrace how long to wait for it
     * @param laterGrace how long to wait for another one when the last has gone
     */
    void start(Duration startGrace, Duration laterGrace) {
        lock.lock();
        try {
            grace = laterGrace;
            if (open == 0) {
                await(everOpened ? laterGrace : startGrace);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        opened();
        return attributes;
    }

    @Override
    public void transportTerminated(Attributes attributes) {
        ended();
    }

    /** A host has connected. */
    void opened() {
        lock.lock();
        try {
            open++;
            everOpened = true;
            stopWaiting();
        } finally {
            lock.unlock();
        }
    }

    /** A host's connection has ended, of which {@link #opened} was told. Does not wait. */
    void ended() {
        lock.lock();
        try {
            open--;
            if (open == 0) {
                await(grace);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * The parent has ended, most likely the host. From now on the last connection's end is the plugin's; before the first
     * one the grace time remains, for parents that only start something and go.
     */
    void parentEnded() {
        lock.lock();
        try {
            if (everOpened && grace != null) {
                grace = Duration.ZERO;
            }
            if (open == 0) {
                await(grace);
            }
        } finally {
            lock.unlock();
        }
    }

    private void await(@Nullable Duration time) {
        stopWaiting();
        if (time == null) {
            return;
        }
        int mine = round;
        cancel = timer.after(time, () -> timeIsUp(mine));
    }

    private void stopWaiting() {
        round++;
        if (cancel != null) {
            cancel.run();
            cancel = null;
        }
    }

    private void timeIsUp(int waited) {
        boolean abandoned;
        lock.lock();
        try {
            abandoned = open == 0 && waited == round;
        } finally {
            lock.unlock();
        }
        if (abandoned) {
            onAbandoned.run();
        }
    }
}
