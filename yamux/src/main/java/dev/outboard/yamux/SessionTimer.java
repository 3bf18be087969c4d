package dev.outboard.yamux;

import java.util.concurrent.ScheduledThreadPoolExecutor;

/** The timeouts of one session. Its one daemon thread starts with the first and ends with the session. */
final class SessionTimer extends ScheduledThreadPoolExecutor {

    /** @param threadName of the one thread */
    SessionTimer(String threadName) {
        // What comes after the session's end is of no use.
        super(1, task -> daemon(task, threadName), new DiscardPolicy());
        setRemoveOnCancelPolicy(true);
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
