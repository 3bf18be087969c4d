package dev.outboard.internal.broker;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A piece of a test that runs in a thread of its own. */
final class Background<T> {

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> body) {
        task = new FutureTask<>(body);
        thread = new Thread(task, "test-background");
        thread.setDaemon(true);
    }

    static <T> Background<T> start(Callable<T> body) {
        Background<T> background = new Background<>(body);
        background.thread.start();
        return background;
    }

    Thread thread() {
        return thread;
    }

    /** What it returned; its exception as it is. */
    T result() throws Exception {
        try {
            return task.get(110, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }
}
