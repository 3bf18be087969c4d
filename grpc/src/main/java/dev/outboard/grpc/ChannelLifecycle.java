package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.ConnectionListener;
import dev.outboard.http2.ErrorCode;
import io.grpc.ConnectivityState;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** A channel's way from connecting to its end, and who waits for the next step. */
final class ChannelLifecycle implements ConnectionListener {

    private final Executor executor;
    private final Runnable onTerminated;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // Both guarded by the list.
    private final List<Runnable> waiting = new ArrayList<>();
    private ConnectivityState state = ConnectivityState.CONNECTING;

    /**
     * @param executor runs those who wait for a change
     * @param onTerminated run once after the connection's end; by its reader
     */
    ChannelLifecycle(Executor executor, Runnable onTerminated) {
        this.executor = executor;
        this.onTerminated = onTerminated;
    }

    ConnectivityState state() {
        synchronized (waiting) {
            return state;
        }
    }

    void notifyWhenChanged(ConnectivityState from, Runnable callback) {
        synchronized (waiting) {
            if (state == from) {
                waiting.add(callback);
                return;
            }
        }
        executor.execute(callback);
    }

    /** The application wants no more calls. */
    void shutdown() {
        change(ConnectivityState.SHUTDOWN);
    }

    @Override
    public void onReady() {
        change(ConnectivityState.READY);
    }

    @Override
    public void onGoAway(ErrorCode code, String debugData) {
        change(ConnectivityState.TRANSIENT_FAILURE);
    }

    @Override
    public void onEnd(ConnectionEndedException end) {
        change(ConnectivityState.TRANSIENT_FAILURE);
        terminated.countDown();
        onTerminated.run();
    }

    private void change(ConnectivityState next) {
        List<Runnable> callbacks;
        synchronized (waiting) {
            if (state == next || state == ConnectivityState.SHUTDOWN) {
                return;
            }
            state = next;
            callbacks = List.copyOf(waiting);
            waiting.clear();
        }
        callbacks.forEach(executor::execute);
    }

    boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }
}
