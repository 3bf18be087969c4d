package dev.outboard.grpc;

import dev.outboard.internal.spin.SpinPolicy;
import io.grpc.MethodDescriptor;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Keeps a caller awake for a moment who is about to wait for an answer on its own thread: waking a sleeping thread takes as
 * long as several short calls. One caller of a channel at a time; where it is in vain, it is tried less and less often.
 */
final class CallerSpin {

    /** The executors with which grpc-stub's blocking calls wait: private classes, so their name is all there is to know. */
    private static final String BLOCKING_STUBS = "io.grpc.stub.ClientCalls$Thread";

    private final AtomicBoolean taken = new AtomicBoolean();
    // Of the thread that has set taken.
    private final SpinPolicy policy = new SpinPolicy();

    /** Whether whoever half-closes a call waits for its answer next. */
    static boolean isWorthFor(MethodDescriptor<?, ?> method, Executor executor) {
        return method.getType() == MethodDescriptor.MethodType.UNARY
                && executor.getClass().getName().startsWith(BLOCKING_STUBS);
    }

    /** Returns when the answer is there, or after a moment. */
    void awaitFirst(ClientResponse<?> answer) {
        if (taken.getPlain() || !taken.compareAndSet(false, true)) {
            return;
        }
        try {
            if (policy.begin()) {
                policy.ended(spin(answer));
            }
        } finally {
            taken.set(false);
        }
    }

    /** Whether the answer came in time; on a machine that is busy with other things, a yield alone can take longer. */
    @SuppressWarnings("ThreadPriorityCheck") // a yield lets the peer run where cores are few; nothing relies on it
    private boolean spin(ClientResponse<?> answer) {
        while (policy.goesOn()) {
            if (answer.hasArrived()) {
                return true;
            }
            Thread.yield();
        }
        return false;
    }
}
