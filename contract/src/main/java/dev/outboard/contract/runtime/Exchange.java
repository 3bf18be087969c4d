package dev.outboard.contract.runtime;

import io.grpc.SynchronizationContext;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * One call with streams, as one of its sides sees it: messages in both directions, each with an end. gRPC wants what is
 * done to a call one at a time; the {@link SynchronizationContext} sees to that without a lock, and no subscriber or publisher runs in it.
 */
abstract class Exchange {

    private final ContractMethod method;
    private final Workers workers;
    private final CallScope scope;
    private final SynchronizationContext steps = new SynchronizationContext(
            (thread, failure) -> log("A message of " + method() + " could not be sent", failure));
    private volatile @Nullable Sending sending;
    private volatile boolean over;

    Exchange(ContractMethod method, Workers workers, CallScope scope) {
        this.method = method;
        this.workers = workers;
        this.scope = scope;
    }

    final ContractMethod method() {
        return method;
    }

    final CallScope scope() {
        return scope;
    }

    /** For a message to be sent. */
    abstract MessageWriter writer();

    /** What to make of a message that cannot be read. */
    abstract Throwable unreadable(Throwable problem);

    /** Whether a message sent now does not have to wait for others. */
    abstract boolean isReady();

    /** Takes more messages. */
    abstract void request(int count);

    /** Sends a message; does nothing after the end. */
    abstract void send(Message message);

    /** Nothing more is to be sent. */
    abstract void end();

    /** Nothing more can be sent, and the call is of no use: the other side gets to know as much as it should. */
    abstract void fail(Throwable failure);

    /** Whoever receives has enough. */
    abstract void leave();

    /** Does something to the call, after what others are doing to it. */
    final void step(Runnable step) {
        steps.execute(step);
    }

    /** Runs what may wait. */
    final void execute(Runnable work) {
        workers.execute(work);
    }

    /** Begins to send. */
    final void begin(Sending begun) {
        sending = begun;
        try {
            begun.start();
        } catch (Throwable t) {
            fail(t);
        }
        if (over) {
            begun.stop();
        }
    }

    final void ready() {
        Sending current = sending;
        if (current != null) {
            current.ready();
        }
    }

    /** The call has ended, for whatever reason. */
    final void over() {
        over = true;
        Sending current = sending;
        if (current != null) {
            current.stop();
        }
        scope.close();
    }

    static void log(String what, Throwable failure) {
        System.getLogger(Exchange.class.getName()).log(Level.WARNING, what, failure);
    }
}
