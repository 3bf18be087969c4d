package dev.outboard.contract.runtime;

import io.grpc.Context;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread interrupt a piece of work, and nothing that its thread does before or afterwards. The lock guards
 * who works; it is not held over the work.
 */
final class Interruption {

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Thread worker;
    private boolean interrupted;

    /** Something to be done on this thread. */
    @FunctionalInterface
    interface Work<X extends Exception> {
        void run() throws X;
    }

    /** Works for the call of this thread: its cancellation interrupts the work. */
    static <X extends Exception> void whileCalled(Work<X> work) throws X {
        Interruption interruption = new Interruption();
        Context context = Context.current();
        Context.CancellationListener listener = cancelled -> interruption.interrupt();
        context.addListener(listener, Runnable::run);
        try {
            interruption.run(work);
        } finally {
            context.removeListener(listener);
        }
    }

    /** Works. An interruption that came before is there from the beginning; none is left at the end. */
    <X extends Exception> void run(Work<X> work) throws X {
        begin();
        try {
            work.run();
        } finally {
            end();
        }
    }

    private void begin() {
        lock.lock();
        try {
            worker = Thread.currentThread();
            if (interrupted) {
                worker.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private void end() {
        lock.lock();
        try {
            worker = null;
            if (interrupted) {
                boolean unused = Thread.interrupted();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts the work, now or when it begins; does nothing when it is done. */
    void interrupt() {
        lock.lock();
        try {
            if (worker != null && !interrupted) {
                worker.interrupt();
            }
            interrupted = true;
        } finally {
            lock.unlock();
        }
    }
}
