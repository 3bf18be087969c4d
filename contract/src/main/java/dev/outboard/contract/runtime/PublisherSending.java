package dev.outboard.contract.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends what a publisher publishes. It asks for one element at a time, and for the next one when the transport has room:
 * what waits to be sent is bounded, however large elements are.
 */
final class PublisherSending<T> implements Sending, Flow.Subscriber<T> {

    /** In place of a subscription when none is wanted any more. */
    private static final Flow.Subscription STOPPED = new Flow.Subscription() {
        @Override
        public void request(long count) {}

        @Override
        public void cancel() {}
    };

    private final Exchange exchange;
    private final Flow.Publisher<? extends T> publisher;
    private final String label;
    private final Encoder<? super T> encoder;
    private final AtomicReference<Flow.@Nullable Subscription> subscription = new AtomicReference<>();
    private final AtomicBoolean waiting = new AtomicBoolean();

    PublisherSending(
            Exchange exchange, Flow.Publisher<? extends T> publisher, String label, Encoder<? super T> encoder) {
        this.exchange = exchange;
        this.publisher = publisher;
        this.label = label;
        this.encoder = encoder;
    }

    @Override
    public void start() {
        publisher.subscribe(this);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        if (subscription.compareAndSet(null, Objects.requireNonNull(given, "subscription"))) {
            askWhenReady();
        } else {
            given.cancel();
        }
    }

    private void askWhenReady() {
        waiting.set(true);
        ready();
    }

    @Override
    public void ready() {
        Flow.Subscription current = subscription.get();
        if (current != null && exchange.isReady() && waiting.compareAndSet(true, false)) {
            current.request(1);
        }
    }

    @Override
    public void onNext(T element) {
        Objects.requireNonNull(element, "element");
        if (isStopped()) {
            return;
        }
        MessageWriter out = exchange.writer();
        try {
            encoder.write(out, element);
        } catch (Throwable t) {
            stop();
            exchange.fail(t);
            return;
        }
        exchange.send(out.message());
        askWhenReady();
    }

    @Override
    public void onError(Throwable failure) {
        exchange.fail(Objects.requireNonNull(failure, "failure"));
    }

    @Override
    public void onComplete() {
        exchange.end();
    }

    @SuppressWarnings("ReferenceEquality") // It is that very object.
    private boolean isStopped() {
        return subscription.get() == STOPPED;
    }

    @Override
    public void stop() {
        Flow.Subscription last = subscription.getAndSet(STOPPED);
        if (last != null) {
            last.cancel();
        }
    }

    @Override
    public String toString() {
        return label;
    }
}
