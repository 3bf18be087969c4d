package dev.outboard.internal.tls;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The other side of a test, on a thread of its own. */
final class Background<T> {

    private static final long LIMIT_SECONDS = 110;

    private final FutureTask<T> task;

    private Background(Callable<T> body) {
        this.task = new FutureTask<>(body);
    }

    static <T> Background<T> start(Callable<T> body) {
        Background<T> background = new Background<>(body);
        Thread thread = new Thread(background.task, "outboard-test");
        thread.setDaemon(true);
        thread.start();
        return background;
    }

    T result() throws Exception {
        return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }

    /** What it failed with. */
    Throwable failure() throws InterruptedException, TimeoutException {
        try {
            throw new AssertionError("No failure, but " + task.get(LIMIT_SECONDS, TimeUnit.SECONDS));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }
}
