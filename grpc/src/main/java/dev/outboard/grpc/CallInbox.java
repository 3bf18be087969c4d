package dev.outboard.grpc;

import io.grpc.Context;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Everything one call has to tell its application, told one at a time, in order, on the call's executor; messages only as
 * far as the application has requested them.
 *
 * <p>The connection's reader puts events in and hands the whole of a batch over as one task ({@link #handOver}). While that
 * task runs, whatever comes in is told by it. Bytes of messages that were requested are credited to the peer as they arrive,
 * others when their message is requested.
 *
 * <p>One lock guards the queues and counts; nothing is called under it.
 */
final class CallInbox implements Runnable {

    /** What becomes of earlier events when a call ends. */
    enum Earlier {
        /** All are told before the end, messages when they are requested. */
        TOLD,
        /** What the application has requested is told before the end, the rest is dropped. */
        TOLD_IF_REQUESTED,
        /** All are dropped. */
        DROPPED
    }

    /** Whose inbox it is. */
    interface Owner {
        /** The executor did not take the task: nothing more can be told. By the thread that handed over. */
        void onRejected(RuntimeException rejection);
    }

    /** An event behind a message that was not requested; a message with how much of the peer's window it holds. */
    private record Held(CallEvent event, boolean isMessage, int credit) {}

    private final Context context;
    private final StreamHandle stream;
    private final Owner owner;

    private final Object lock = new Object();
    // All below are guarded by lock.
    private Executor executor;
    private boolean executorChanged;
    private volatile boolean handedOver;
    private final ArrayDeque<CallEvent> ready = new ArrayDeque<>(4);
    private @Nullable ArrayDeque<Held> held;
    private @Nullable CallEvent pendingSignal;
    /** How many messages were requested, and how many of them are in {@link #ready} or were told. */
    private long requested;

    private long released;
    private int partialCredit;
    private boolean ended;

    /**
     * @param executor where events are told; may run them in the caller's thread
     * @param context is current while events are told
     * @param stream gets its window back
     * @param owner told when the executor fails
     */
    CallInbox(Executor executor, Context context, StreamHandle stream, Owner owner) {
        this.executor = executor;
        this.context = context;
        this.stream = stream;
        this.owner = owner;
    }

    /** Puts an event behind all others. By the reader, or whoever stands in for it. */
    void add(CallEvent event) {
        synchronized (lock) {
            if (!ended) {
                addLast(event);
            }
        }
    }

    private void addLast(CallEvent event) {
        if (held == null || held.isEmpty()) {
            ready.add(event);
        } else {
            held.add(new Held(event, false, 0));
        }
    }

    /** Bytes of a message that is not complete yet. */
    void partialMessage(int bytes) {
        synchronized (lock) {
            if (!ended && released == requested) {
                partialCredit += bytes;
                return;
            }
        }
        stream.consumed(bytes);
    }

    /**
     * A message, complete.
     *
     * @param event tells it
     * @param bytes what this last part of it takes of the peer's window
     */
    void message(CallEvent event, int bytes) {
        synchronized (lock) {
            if (!ended && released == requested) {
                hold(event, bytes);
                return;
            }
            if (!ended) {
                released++;
                ready.add(event);
            }
        }
        stream.consumed(bytes);
    }

    private void hold(CallEvent event, int bytes) {
        if (held == null) {
            held = new ArrayDeque<>();
        }
        held.add(new Held(event, true, bytes + partialCredit));
        partialCredit = 0;
    }

    /** The application takes {@code count} more messages; by any thread. */
    void request(int count) {
        int credit;
        synchronized (lock) {
            requested += count;
            credit = releaseHeld();
        }
        giveBack(credit);
        handOver();
    }

    private int releaseHeld() {
        int credit = 0;
        while (held != null && !held.isEmpty()) {
            boolean isMessage = held.element().isMessage();
            if (isMessage && released == requested) {
                return credit;
            }
            Held first = held.remove();
            released += isMessage ? 1 : 0;
            credit += first.credit();
            ready.add(first.event());
        }
        if (released < requested) {
            credit += partialCredit;
            partialCredit = 0;
        }
        return credit;
    }

    /** Tells an event that overtakes messages nobody requested, once, however often it is signalled before it is told. */
    void signal(CallEvent event) {
        synchronized (lock) {
            if (ended || pendingSignal != null) {
                return;
            }
            pendingSignal = event;
            ready.add(event);
        }
        handOver();
    }

    /**
     * Puts in the last event. One that drops all others takes the place of an earlier last one that waits behind messages
     * nobody has requested: it might wait for ever.
     *
     * @return whether it is the last: false when there was one already, and nothing was done
     */
    boolean end(CallEvent event, Earlier earlier) {
        int credit = 0;
        synchronized (lock) {
            boolean endIsHeld = ended && held != null && !held.isEmpty();
            if (ended && !(endIsHeld && earlier == Earlier.DROPPED)) {
                return false;
            }
            ended = true;
            if (earlier != Earlier.TOLD) {
                credit = dropHeld();
            }
            if (earlier == Earlier.DROPPED) {
                ready.clear();
            }
            addLast(event);
        }
        giveBack(credit);
        return true;
    }

    /** Has one more event told: the last one has found that it has to wait for what it is to say. Any thread. */
    void addAfterEnd(CallEvent event) {
        synchronized (lock) {
            ready.add(event);
        }
        handOver();
    }

    private void giveBack(int credit) {
        if (credit > 0) {
            stream.consumed(credit);
        }
    }

    /** Returns what is to be given back to the peer for it. Under the lock. */
    private int dropHeld() {
        int credit = partialCredit;
        partialCredit = 0;
        if (held != null) {
            for (Held dropped : held) {
                credit += dropped.credit();
            }
            held = null;
        }
        return credit;
    }

    /** Whether the last event is in. */
    boolean isEnded() {
        synchronized (lock) {
            return ended;
        }
    }

    /** Whether the application is being told something, or soon will be. */
    boolean isBusy() {
        return handedOver;
    }

    /** From the next event on, events are told on another executor. Called while an event is told. */
    void moveTo(Executor other) {
        synchronized (lock) {
            executor = other;
            executorChanged = true;
        }
    }

    /** Has the executor tell what is there, if it is not at it already. */
    void handOver() {
        Executor taker;
        synchronized (lock) {
            if (handedOver || ready.isEmpty()) {
                return;
            }
            handedOver = true;
            taker = executor;
        }
        execute(taker);
    }

    private void execute(Executor taker) {
        try {
            taker.execute(this);
        } catch (RuntimeException e) {
            int credit;
            synchronized (lock) {
                ended = true;
                ready.clear();
                credit = dropHeld();
                handedOver = false;
            }
            giveBack(credit);
            owner.onRejected(e);
        }
    }

    /** Tells all there is; run by the executor. */
    @Override
    public void run() {
        Context previous = context.attach();
        try {
            CallEvent event = next();
            while (event != null) {
                event.deliver();
                event = next();
            }
        } finally {
            context.detach(previous);
        }
        Executor other = changedExecutor();
        if (other != null) {
            execute(other);
        }
    }

    @SuppressWarnings("ReferenceEquality") // the signal is that very object
    private @Nullable CallEvent next() {
        synchronized (lock) {
            if (executorChanged) {
                return null;
            }
            CallEvent event = ready.poll();
            if (event == null) {
                handedOver = false;
            } else if (event == pendingSignal) {
                pendingSignal = null;
            }
            return event;
        }
    }

    /** Where to go on, or null when all was told. */
    private @Nullable Executor changedExecutor() {
        synchronized (lock) {
            if (!executorChanged) {
                return null;
            }
            executorChanged = false;
            return executor;
        }
    }
}
