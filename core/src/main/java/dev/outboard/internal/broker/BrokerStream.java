package dev.outboard.internal.broker;

import dev.outboard.internal.wire.ConnInfo;
import io.grpc.SynchronizationContext;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * This side's half of the stream on which both sides tell each other of brokered services. What is sent before the stream
 * is there waits for it: a plugin may be called before its host has opened it. Any thread may call any method; none waits.
 */
final class BrokerStream {

    /** One after another, in order, and without a lock that would be held while messages are written. */
    private final SynchronizationContext inOrder;

    // Of inOrder's tasks alone.
    private final List<ConnInfo> early = new ArrayList<>();
    private @Nullable StreamObserver<ConnInfo> toPeer;
    private boolean closed;

    /** @param onFailure told of what a message could not be sent for; must not block */
    BrokerStream(Consumer<Throwable> onFailure) {
        inOrder = new SynchronizationContext((thread, failure) -> onFailure.accept(failure));
    }

    void send(ConnInfo info) {
        inOrder.execute(() -> {
            if (closed) {
                return;
            }
            if (toPeer == null) {
                early.add(info);
            } else {
                toPeer.onNext(info);
            }
        });
    }

    /** The stream is there. */
    void open(StreamObserver<ConnInfo> stream) {
        inOrder.execute(() -> {
            if (closed) {
                stream.onCompleted();
                return;
            }
            toPeer = stream;
            early.forEach(stream::onNext);
            early.clear();
        });
    }

    /** Ends this side's half. */
    void close() {
        inOrder.execute(() -> {
            if (!closed && toPeer != null) {
                toPeer.onCompleted();
            }
            closed = true;
            early.clear();
        });
    }

    /** The stream is gone already. */
    void lost() {
        inOrder.execute(() -> {
            closed = true;
            early.clear();
        });
    }
}
