package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.Metadata;
import io.grpc.Status;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** A call as its caller sees it. */
final class ClientExchange<T extends @Nullable Object> extends Exchange {

    private final ClientCall<Message, Message> call;
    private final Receiving<T> receiving;
    private volatile @Nullable Throwable ownFailure;
    // Inside steps only.
    private boolean started;
    private boolean halfClosed;
    private boolean closed;

    ClientExchange(
            Channel channel, ContractMethod method, Workers workers, CallScope scope, Decoder<? extends T> decoder) {
        super(method, workers, scope);
        this.call = channel.newCall(method.descriptor(), method.options());
        this.receiving = new Receiving<>(this, scope.answer(), decoder);
    }

    /** Makes the call for a subscriber. */
    void run(Sending requests, Flow.Subscriber<? super T> subscriber) {
        receiving.subscribe(subscriber);
        if (!receiving.isWanted()) {
            over();
            return;
        }
        step(this::start);
        receiving.open();
        begin(requests);
    }

    private void start() {
        if (closed) {
            // Cancelled by another thread at the last moment; what is stopped now is user code.
            execute(this::over);
            return;
        }
        started = true;
        call.start(new Events(), new Metadata());
    }

    @Override
    MessageWriter writer() {
        return new MessageWriter(scope());
    }

    @Override
    Throwable unreadable(Throwable problem) {
        return problem instanceof MalformedMessageException malformed
                ? Failures.unreadableAnswer(method(), malformed)
                : problem;
    }

    @Override
    boolean isReady() {
        return call.isReady();
    }

    @Override
    void request(int count) {
        step(() -> {
            if (started) {
                call.request(count);
            }
        });
    }

    @Override
    void send(Message message) {
        step(() -> {
            if (isSending()) {
                call.sendMessage(message);
            }
        });
    }

    @Override
    void end() {
        step(() -> {
            if (isSending()) {
                halfClosed = true;
                call.halfClose();
            }
        });
    }

    private boolean isSending() {
        return started && !closed && !halfClosed;
    }

    @Override
    void fail(Throwable failure) {
        cancel("The caller cannot go on: " + failure, failure);
    }

    @Override
    void leave() {
        cancel("The caller wants no more", null);
    }

    private void cancel(String why, @Nullable Throwable failure) {
        step(() -> {
            if (closed) {
                return;
            }
            closed = true;
            ownFailure = failure;
            if (started) {
                call.cancel(why, failure);
            }
        });
    }

    private final class Events extends ClientCall.Listener<Message> {

        @Override
        public void onMessage(Message message) {
            receiving.message(message);
        }

        @Override
        public void onReady() {
            ready();
        }

        @Override
        public void onClose(Status status, Metadata trailers) {
            step(() -> closed = true);
            over();
            receiving.end(failure(status, trailers));
        }
    }

    private @Nullable Throwable failure(Status status, Metadata trailers) {
        Throwable own = ownFailure;
        if (own != null) {
            return new PluginCallException(
                    "The call " + method() + " was given up, as its requests have failed: " + own,
                    Status.Code.CANCELLED,
                    null,
                    null,
                    own);
        }
        return status.isOk() ? null : Failures.ofCall(method(), status.asRuntimeException(trailers));
    }
}
