package dev.outboard.net;

import java.time.Duration;
import java.util.concurrent.Future;

/**
 * A connection that can hand over what comes, so that nobody has to wait in {@link #read}: a stream inside another connection,
 * whose reader is awake already when something comes. It spares a thread, and a change of threads for each message.
 */
public interface PushConnection extends Connection {

    /**
     * From now on everything that comes is handed over, and nobody may call {@link #read} any more. What is there already is
     * handed over before this returns, by the calling thread, or is being handed over by another one.
     *
     * @param receiver is called by one thread at a time: by whoever reads what carries this connection, or by a thread that
     *     closes it in the background; never by a thread that is inside {@link #close}
     * @throws IllegalStateException when called twice
     */
    void pushTo(PushReceiver receiver);

    /**
     * Runs something later, for a receiver that expects something within a time.
     *
     * @param delay when, from now
     * @param task must be short and must not block
     * @return to cancel it
     */
    Future<?> schedule(Duration delay, Runnable task);
}
