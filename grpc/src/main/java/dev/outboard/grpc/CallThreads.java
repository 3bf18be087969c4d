package dev.outboard.grpc;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The default place for applications' code: as many daemon threads as calls need at once, kept for a while when idle.
 *
 * <p>No task waits behind one that blocks: a thread that takes a task while there are more has another one look for them
 * before it begins. But one thread at a time looks, so of short tasks that come together one thread runs many, where a
 * thread each would cost more to wake than the tasks take; and who finds nothing looks a moment longer before it sleeps.
 */
final class CallThreads implements Executor {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long RETIRED_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    /** In this time a peer on the same machine has its answer and asks again; a wake-up costs about as much. */
    private static final long SEARCH_NANOS = 40_000;

    /** After this many searches in vain one in 64 still takes its time, and finds out when calls come closer again. */
    private static final int MAX_BACK_OFF = 6;

    private final DaemonThreads threads;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();

    /** Whether a thread looks for tasks or was told to. Whoever adds a task sees to it after that, whoever stops before. */
    private final AtomicBoolean searching = new AtomicBoolean();

    /** Guards {@link #idle}; nothing is called under it. */
    private final ReentrantLock lock = new ReentrantLock();

    /** Threads that sleep, the last to fall asleep first. */
    private final Deque<Worker> idle = new ArrayDeque<>();

    private volatile long idleNanos = IDLE_NANOS;

    /** @param name the threads are called this, and a number */
    CallThreads(String name) {
        threads = new DaemonThreads(name);
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        ensureSearch();
    }

    /** Idle threads end at once from now on. Tasks are still taken: an ended call may have messages left to tell. */
    void retire() {
        idleNanos = RETIRED_IDLE_NANOS;
        lock.lock();
        try {
            idle.forEach(worker -> LockSupport.unpark(worker.thread));
        } finally {
            lock.unlock();
        }
    }

    private void ensureSearch() {
        if (searching.get() || !searching.compareAndSet(false, true)) {
            return;
        }
        Worker sleeper = pollIdle();
        if (sleeper == null) {
            startThread();
        } else {
            sleeper.call();
        }
    }

    private @Nullable Worker pollIdle() {
        lock.lock();
        try {
            return idle.poll();
        } finally {
            lock.unlock();
        }
    }

    private void startThread() {
        boolean started = false;
        try {
            new Worker().thread.start();
            started = true;
        } finally {
            if (!started) {
                // The system has no more threads: those there are take the task in their time.
                searching.set(false);
            }
        }
    }

    /** One thread's life. It begins as the one that searches. */
    private final class Worker implements Runnable {

        private final Thread thread = threads.newThread(this);

        private volatile boolean called;
        private int misses;
        private int searchesToCutShort;

        /** Wakes the thread as the one that searches. */
        void call() {
            called = true;
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            boolean wanted = true;
            while (wanted) {
                Runnable task = search();
                if (task == null) {
                    wanted = rest(true);
                } else if (!runAll(task)) {
                    wanted = rest(false);
                }
            }
        }

        /**
         * Runs a task, and after it those that nobody else has taken.
         *
         * @return whether this thread is the one that searches now
         */
        private boolean runAll(Runnable first) {
            searching.set(false);
            Runnable task = first;
            while (task != null) {
                if (!tasks.isEmpty()) {
                    ensureSearch();
                }
                run(task);
                task = tasks.poll();
            }
            return searching.compareAndSet(false, true);
        }

        private void run(Runnable task) {
            try {
                task.run();
            } catch (Throwable e) {
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }

        // Yielding, because where there are few processors the one who is about to bring a task may need this one.
        @SuppressWarnings("ThreadPriorityCheck")
        private @Nullable Runnable search() {
            Runnable task = tasks.poll();
            if (task != null) {
                return task;
            }
            if (searchesToCutShort > 0) {
                searchesToCutShort--;
                return null;
            }
            long start = System.nanoTime();
            while (System.nanoTime() - start < SEARCH_NANOS) {
                Thread.yield();
                task = tasks.poll();
                if (task != null) {
                    misses = 0;
                    return task;
                }
            }
            searchesToCutShort = (1 << misses) - 1;
            misses = Math.min(misses + 1, MAX_BACK_OFF);
            return null;
        }

        /**
         * Sleeps until called.
         *
         * @param searcher whether this thread has been the one that searches
         * @return false when nobody has called for so long that the thread is to end
         */
        private boolean rest(boolean searcher) {
            called = false;
            lock.lock();
            try {
                idle.push(this);
            } finally {
                lock.unlock();
            }
            if (searcher) {
                searching.set(false);
            }
            if (!tasks.isEmpty()) {
                ensureSearch();
            }
            long start = System.nanoTime();
            while (!called) {
                long left = idleNanos - (System.nanoTime() - start);
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (leave()) {
                    return false;
                }
            }
            return true;
        }

        /** False when somebody is about to call. */
        private boolean leave() {
            lock.lock();
            try {
                return idle.remove(this);
            } finally {
                lock.unlock();
            }
        }
    }
}
