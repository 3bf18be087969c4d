package dev.outboard.contract.runtime;

import io.grpc.Context;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads {@code outboard-contract-N} for calls that may wait for their own messages: iterators, and implementations that
 * take a stream. There are as many as are at work; idle ones end after some seconds, so there is nothing to close.
 */
final class Workers implements Executor {

    private static final int IDLE_SECONDS = 5;

    private final AtomicInteger count = new AtomicInteger();
    private @Nullable ThreadPoolExecutor threads;

    /** Runs work at once, in the context of the caller. */
    @Override
    public void execute(Runnable work) {
        threads().execute(Context.current().wrap(work));
    }

    /** Most contracts have no streams: what these need is not loaded for the first call of the others. */
    private synchronized ThreadPoolExecutor threads() {
        if (threads == null) {
            threads = new ThreadPoolExecutor(
                    0, Integer.MAX_VALUE, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread);
        }
        return threads;
    }

    private Thread thread(Runnable work) {
        Thread thread = new Thread(work, "outboard-contract-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
