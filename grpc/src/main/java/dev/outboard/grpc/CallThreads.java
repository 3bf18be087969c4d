package dev.outboard.grpc;

import dev.outboard.internal.spin.SpinPolicy;
import dev.outboard.internal.threads.DaemonThreads;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The default place for applications' code: daemon threads, as many as there are tasks at work, kept for half a minute when idle.
 * Servers and channels that come and go can share them, so that not each has to start threads of its own. Any thread may call any
 * method.
 *
 * <p>Waking a sleeping thread takes as long as several short calls. So at most one thread at a time is on the look-out for
 * tasks, or on its way to be: it stays awake for a moment before it sleeps, and when it takes a task and there are more, it
 * sends the next one before it begins. Threads that are done take the next task themselves. So no task waits for another one
 * to end, and yet tasks that come in a burst and are short need few threads.
 *
 * <p>One lock guards the queue and the list of idle threads; it is not held while a task runs or a thread is woken.
 */
public final class CallThreads implements Executor {

    private static final long IDLE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final ThreadFactory threads;
    private final CallTimer timer;

    private final Object lock = new Object();
    // All guarded by lock.
    private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
    /** Asleep, or about to be. */
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();
    /** One thread, awake or being woken, will look at the queue. While there are tasks, there is one. */
    private boolean lookOut;

    /** Of the one on the look-out; which one that is changes under the lock. */
    private final SpinPolicy spin = new SpinPolicy();

    /** For the one on the look-out to see without the lock. */
    private volatile int waiting;

    private volatile long idleNanos = IDLE_NANOS;

    /**
     * Has no thread yet.
     *
     * @param name the threads are called this, and a number; the one that watches over deadlines, {@code name-timer-1}
     */
    public CallThreads(String name) {
        threads = new DaemonThreads(name);
        timer = new CallTimer(name + "-timer", this);
    }

    /**
     * Runs a task soon, whatever the others do.
     *
     * @param task what it throws goes to the thread's handler of uncaught exceptions
     * @throws RejectedExecutionException when the system gives no further thread
     */
    @Override
    public void execute(Runnable task) {
        Objects.requireNonNull(task, "task");
        Worker next;
        synchronized (lock) {
            tasks.add(task);
            waiting = tasks.size();
            next = newLookOut();
        }
        try {
            send(next);
        } catch (OutOfMemoryError e) {
            // No memory, or no permission, for another thread; the caller can still end the call.
            synchronized (lock) {
                tasks.removeLastOccurrence(task);
                waiting = tasks.size();
            }
            throw new RejectedExecutionException("No thread can be started for a task", e);
        }
    }

    /** Whom to send on the look-out: nobody if there is one. Under the lock. */
    private @Nullable Worker newLookOut() {
        if (lookOut) {
            return null;
        }
        lookOut = true;
        Worker next = idle.pollLast();
        return next == null ? new Worker() : next;
    }

    private void send(@Nullable Worker next) {
        if (next == null || next.wake()) {
            return;
        }
        try {
            threads.newThread(next).start();
        } catch (OutOfMemoryError e) {
            synchronized (lock) {
                lookOut = false;
            }
            throw e;
        }
    }

    /** Idle threads end at once from now on. Tasks are still taken: an ended call may have messages left to tell. */
    public void retire() {
        timer.retire();
        idleNanos = 0;
        synchronized (lock) {
            idle.forEach(Worker::unpark);
        }
    }

    /** The deadlines of the calls that run here. */
    CallTimer timer() {
        return timer;
    }

    private final class Worker implements Runnable {

        /** Set once, when the thread first goes to sleep. */
        private volatile @Nullable Thread thread;

        /** Of the thread itself; set by {@link #wake} while it sleeps. */
        private volatile boolean onLookOut = true;

        /** Sends a sleeping thread on the look-out; false when there is no thread yet. */
        boolean wake() {
            Thread sleeper = thread;
            if (sleeper == null) {
                return false;
            }
            onLookOut = true;
            LockSupport.unpark(sleeper);
            return true;
        }

        void unpark() {
            LockSupport.unpark(thread);
        }

        @Override
        public void run() {
            thread = Thread.currentThread();
            do {
                Runnable task = take();
                while (task != null) {
                    perform(task);
                    task = take();
                }
            } while (standBy());
        }

        private @Nullable Runnable take() {
            Worker next = null;
            Runnable task;
            synchronized (lock) {
                task = tasks.poll();
                if (task == null) {
                    return null;
                }
                waiting = tasks.size();
                if (onLookOut) {
                    onLookOut = false;
                    lookOut = false;
                }
                if (!tasks.isEmpty()) {
                    next = newLookOut();
                }
            }
            try {
                send(next);
            } catch (OutOfMemoryError e) {
                // Then this thread will do what is left, after the task it has.
                System.getLogger(CallThreads.class.getName())
                        .log(Level.WARNING, "No further thread can be started for the calls that wait", e);
            }
            return task;
        }

        private void perform(Runnable task) {
            try {
                task.run();
            } catch (Throwable t) {
                Thread self = Thread.currentThread();
                self.getUncaughtExceptionHandler().uncaughtException(self, t);
            }
        }

        /** Waits for work, awake or asleep; false when the thread is to end. */
        private boolean standBy() {
            boolean awake;
            synchronized (lock) {
                if (!tasks.isEmpty()) {
                    return true;
                }
                awake = (onLookOut || !lookOut) && spin.begin();
                if (awake) {
                    lookOut = true;
                    onLookOut = true;
                } else {
                    goToSleep();
                }
            }
            return awake ? stayAwake() || sleep() : sleep();
        }

        /** Under the lock. */
        private void goToSleep() {
            if (onLookOut) {
                onLookOut = false;
                lookOut = false;
            }
            idle.addLast(this);
        }

        /** Returns whether there is a task. */
        @SuppressWarnings("ThreadPriorityCheck") // a yield lets others run where cores are few; nothing relies on it
        private boolean stayAwake() {
            boolean inTime = true;
            while (waiting == 0 && inTime) {
                Thread.yield();
                inTime = spin.goesOn();
            }
            synchronized (lock) {
                boolean found = !tasks.isEmpty();
                // On a machine that is busy with other things, a yield alone can take longer than a wake-up.
                spin.ended(found && inTime);
                if (!found) {
                    goToSleep();
                }
                return found;
            }
        }

        /** Returns whether the thread was woken to work. */
        private boolean sleep() {
            long since = System.nanoTime();
            while (!onLookOut) {
                long left = idleNanos - (System.nanoTime() - since);
                if (left > 0) {
                    LockSupport.parkNanos(this, left);
                } else if (leave()) {
                    return false;
                } else {
                    // Taken off the list: about to be woken.
                    Thread.onSpinWait();
                }
            }
            return true;
        }

        private boolean leave() {
            synchronized (lock) {
                return idle.remove(this);
            }
        }
    }
}
