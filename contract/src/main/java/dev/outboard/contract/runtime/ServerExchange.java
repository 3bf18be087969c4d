package dev.outboard.contract.runtime;

import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A call as its implementation sees it. The lock guards who receives the requests, and how they have ended before anybody
 * did; nothing is called under it.
 */
final class ServerExchange extends Exchange {

    private final ServerCall<Message, Message> call;
    private final ContractService service;
    private final int index;
    private @Nullable Message only;

    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Receiving<?> receiving;
    private boolean requestsEnded;
    private @Nullable Throwable requestsFailure;

    // Inside steps only.
    private boolean closed;

    ServerExchange(
            ServerCall<Message, Message> call,
            ContractService service,
            ContractMethod method,
            int index,
            Workers workers,
            CallScope scope) {
        super(method, workers, scope);
        this.call = call;
        this.service = service;
        this.index = index;
    }

    /** Begins, on the call's thread; an implementation that takes a stream must not hold up the stream's own events. */
    ServerCall.Listener<Message> begin() {
        step(() -> call.sendHeaders(new Metadata()));
        if (call.getMethodDescriptor().getType().clientSendsOneMessage()) {
            call.request(2);
            return new OneRequest();
        }
        execute(this::run);
        return new ManyRequests();
    }

    private void run() {
        try {
            Interruption.whileCalled(
                    () -> begin(service.start(index, new Incoming(this)).into(this)));
        } catch (Throwable t) {
            fail(t);
        }
    }

    MessageReader onlyRequest() {
        Message request = only;
        if (request == null) {
            throw new IllegalStateException("The call " + method() + " has a stream of requests");
        }
        return request.reader(scope());
    }

    <T> void subscribe(Decoder<T> decoder, Flow.Subscriber<? super T> subscriber) {
        Receiving<T> taker = new Receiving<>(this, scope(), decoder);
        boolean first;
        boolean ended;
        Throwable failure;
        lock.lock();
        try {
            first = receiving == null;
            ended = requestsEnded;
            failure = requestsFailure;
            if (first) {
                receiving = taker;
            }
        } finally {
            lock.unlock();
        }
        if (!first) {
            Receiving.refuse(
                    subscriber,
                    new IllegalStateException("The requests of " + method() + " come once: they have a subscriber"));
            return;
        }
        taker.subscribe(subscriber);
        if (ended) {
            taker.end(failure);
        }
        taker.open();
    }

    private void endRequests(@Nullable Throwable failure) {
        Receiving<?> taker;
        lock.lock();
        try {
            if (requestsEnded) {
                return;
            }
            requestsEnded = true;
            requestsFailure = failure;
            taker = receiving;
        } finally {
            lock.unlock();
        }
        if (taker != null) {
            taker.end(failure);
        }
    }

    @Override
    MessageWriter writer() {
        return new MessageWriter(scope().answer());
    }

    @Override
    Throwable unreadable(Throwable problem) {
        return problem;
    }

    /** What is sent to a caller that has gone takes no room: a publisher that never waits would not hear of it. */
    @Override
    boolean isReady() {
        return !call.isCancelled() && call.isReady();
    }

    @Override
    void request(int count) {
        step(() -> call.request(count));
    }

    @Override
    void send(Message message) {
        step(() -> {
            if (!closed) {
                call.sendMessage(message);
            }
        });
    }

    @Override
    void end() {
        close(Status.OK, new Metadata());
    }

    @Override
    void fail(Throwable failure) {
        StatusRuntimeException told = Failures.ofImplementation(method(), failure);
        Metadata trailers = told.getTrailers();
        close(told.getStatus(), trailers == null ? new Metadata() : trailers);
    }

    private void close(Status status, Metadata trailers) {
        step(() -> {
            if (!closed) {
                closed = true;
                call.close(status, trailers);
            }
        });
    }

    /** The implementation may want no more requests and still answer. */
    @Override
    void leave() {}

    private void over(String why) {
        step(() -> closed = true);
        over();
        endRequests(new CancellationException("The call " + method() + " " + why));
    }

    /** Events of a call with one request. */
    private final class OneRequest extends Ending {

        @Override
        public void onMessage(Message message) {
            if (only == null) {
                only = message;
            } else {
                refuse("more than one request");
            }
        }

        @Override
        public void onHalfClose() {
            if (only == null) {
                refuse("no request");
            } else {
                run();
            }
        }

        private void refuse(String what) {
            close(Status.INTERNAL.withDescription("The call " + method() + " has " + what), new Metadata());
        }
    }

    /** Events of a call with a stream of requests. */
    private final class ManyRequests extends Ending {

        @Override
        public void onMessage(Message message) {
            Receiving<?> taker;
            lock.lock();
            try {
                taker = receiving;
            } finally {
                lock.unlock();
            }
            if (taker != null) {
                taker.message(message);
            }
        }

        @Override
        public void onHalfClose() {
            endRequests(null);
        }
    }

    private abstract class Ending extends ServerCall.Listener<Message> {

        @Override
        public void onReady() {
            ready();
        }

        @Override
        public void onCancel() {
            over("was cancelled by its caller, or the connection is gone");
        }

        @Override
        public void onComplete() {
            over("has ended");
        }
    }
}
