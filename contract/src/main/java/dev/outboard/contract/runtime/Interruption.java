package dev.outboard.contract.runtime;

import io.grpc.Context;
import org.jspecify.annotations.Nullable;

/**
 * Lets another thread interrupt a piece of work, and nothing that its thread does before or afterwards. Its monitor
 * guards who works; it is not held over the work. Each call has one: a lock of its own would be two objects more.
 */
final class Interruption implements Context.CancellationListener {

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
        context.addListener(interruption, Runnable::run);
        try {
            interruption.run(work);
        } finally {
            context.removeListener(interruption);
        }
    }

    @Override
    public void cancelled(Context context) {
        interrupt();
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

    private synchronized void begin() {
        worker = Thread.currentThread();
        if (interrupted) {
            worker.interrupt();
        }
    }

    private synchronized void end() {
        worker = null;
        if (interrupted) {
            boolean unused = Thread.interrupted();
        }
    }

    /** Interrupts the work, now or when it begins; does nothing when it is done. */
    synchronized void interrupt() {
        if (worker != null && !interrupted) {
            worker.interrupt();
        }
        interrupted = true;
    }
}
