package dev.outboard.net;

import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A piece of a test that runs in a thread of its own. */
public final class Background<T> {

    private static final long LIMIT_SECONDS = 110;

    private final FutureTask<T> task;
    private final Thread thread;

    private Background(Callable<T> body) {
        this.task = new FutureTask<>(body);
        this.thread = new Thread(task, "outboard-test");
        this.thread.setDaemon(true);
    }

    /** Starts it. */
    public static <T> Background<T> start(Callable<T> body) {
        Background<T> background = new Background<>(body);
        background.thread.start();
        return background;
    }

    /** Something that gives no result. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }

    /** Starts it. */
    public static Background<Boolean> run(Body body) {
        return start(() -> {
            body.run();
            return true;
        });
    }

    public Thread thread() {
        return thread;
    }

    /** What it returned; its exception as it is; an error when it does not end. */
    public T result() throws Exception {
        try {
            return task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** What it failed with. */
    public Throwable failure() throws Exception {
        try {
            T result = task.get(LIMIT_SECONDS, TimeUnit.SECONDS);
            throw new AssertionError("expected a failure, but the result was " + result);
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        }
    }

    /**
     * Waits until the thread is asleep in the operating system, which is as near as one can come to "it waits inside the
     * method". Where the guess is wrong a test only looks at the other order of two events, and must pass all the same.
     */
    public Background<T> awaitAsleep() {
        long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        int asleep = 0;
        while (asleep < 3) {
            if (task.isDone() || System.nanoTime() - limit > 0) {
                return this;
            }
            StackTraceElement[] stack = thread.getStackTrace();
            asleep = stack.length > 0 && isWait(stack[0]) ? asleep + 1 : 0;
            Thread.onSpinWait();
        }
        return this;
    }

    private static boolean isWait(StackTraceElement frame) {
        return frame.isNativeMethod()
                && (frame.getMethodName().equals("park")
                        || frame.getMethodName().equals("wait")
                        || frame.getMethodName().equals("poll"));
    }
}
