package dev.outboard.yamux;

import dev.outboard.internal.send.ReceiveWindow;
import dev.outboard.internal.spin.SpinPolicy;
import dev.outboard.net.Deadline;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

/** What comes from the peer on one stream. The session's reader puts, the user's thread takes, any thread abandons. */
final class StreamInput {

    private final ReceiveWindow window;
    private volatile ReceiveBuffer buffer = new ReceiveBuffer();
    private volatile boolean ended;
    private volatile boolean abandoned;

    private final Waiter taker = new Waiter();

    /** The user's thread's. */
    private final SpinPolicy spin = new SpinPolicy();

    private final AtomicBoolean someoneSpins;

    /**
     * @param fullWindow what the window will be; it starts with what the protocol says
     * @param someoneSpins whether a thread stays awake for a stream of this session: more of them would only take the
     *     processor from each other
     */
    StreamInput(int fullWindow, AtomicBoolean someoneSpins) {
        this.someoneSpins = someoneSpins;
        window = new ReceiveWindow(FrameHeader.INITIAL_WINDOW, fullWindow / 4);
    }

    /** The peer may send more than at first. Call it before the peer is told. */
    void enlargeWindow(int bytes) {
        window.enlarge(bytes);
    }

    /** How much the peer may send now. */
    long windowLeft() {
        return window.left();
    }

    /** The peer says that data comes, for which there is room in the window. */
    void announce(int bytes) {
        window.receive(bytes);
    }

    /** Data has come. Nobody wants it when this side has abandoned it, or the peer had said that nothing comes. */
    void put(ByteBuffer payload) {
        if (payload.hasRemaining() && !ended && !abandoned) {
            buffer.put(payload);
            taker.wake();
        }
    }

    /** The peer sends nothing more. */
    void end() {
        ended = true;
    }

    boolean hasEnded() {
        return ended;
    }

    /** Nobody takes what is there, or what comes. */
    void abandon() {
        abandoned = true;
        window.abandon();
        buffer = new ReceiveBuffer();
    }

    boolean isAbandoned() {
        return abandoned;
    }

    /** Takes what is there and fits; 0 when that is nothing. */
    int take(ByteBuffer target) {
        return buffer.take(target);
    }

    /** What was taken may be given back to the peer: how much of it now, 0 when it is not worth a frame or of no use. */
    int grant(int taken) {
        return window.consume(taken) && !ended ? window.grant() : 0;
    }

    /** How many bytes can be taken. */
    long available() {
        return buffer.available();
    }

    /** Whether there is something to take, or nothing will come any more. */
    boolean isReady() {
        return ended || abandoned || buffer.available() > 0;
    }

    /** Waits until the condition holds, of whose change {@link #wake} tells; false when the deadline came first. */
    boolean await(BooleanSupplier condition, Deadline deadline) {
        if (deadline.isExpired()) {
            return condition.getAsBoolean();
        }
        return spin(condition) || taker.await(condition, deadline);
    }

    private boolean spin(BooleanSupplier condition) {
        if (!spin.begin()) {
            return false;
        }
        boolean holds = condition.getAsBoolean();
        if (!holds && someoneSpins.compareAndSet(false, true)) {
            try {
                holds = yieldUntil(condition);
            } finally {
                someoneSpins.set(false);
            }
        }
        spin.ended(holds);
        return holds;
    }

    // Not for correctness: yielding hands the processor to whoever is about to answer, where there are few of them.
    @SuppressWarnings("ThreadPriorityCheck")
    private boolean yieldUntil(BooleanSupplier condition) {
        boolean holds = false;
        while (!holds && spin.goesOn()) {
            Thread.yield();
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    void wake() {
        taker.wake();
    }
}
