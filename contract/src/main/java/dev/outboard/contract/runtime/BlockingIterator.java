package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.Status;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Waits for the elements of a publisher. Some are fetched ahead, so that each need not be asked for by itself. For one
 * consuming thread; any thread may {@link #close} it.
 */
final class BlockingIterator<T> implements Flow.Subscriber<T>, Iterator<T>, AutoCloseable {

    private static final int AHEAD = 16;

    private final ContractMethod method;
    private final BlockingQueue<Signal<T>> signals = new LinkedBlockingQueue<>();
    private volatile Flow.@Nullable Subscription subscription;
    private @Nullable Signal<T> next;

    private sealed interface Signal<T> {}

    private record Element<T>(T value) implements Signal<T> {}

    private record End<T>(@Nullable Throwable failure) implements Signal<T> {}

    private BlockingIterator(ContractMethod method) {
        this.method = method;
    }

    /** Subscribes, and waits for elements from then on. */
    static <T> BlockingIterator<T> of(ContractMethod method, Flow.Publisher<T> publisher) {
        BlockingIterator<T> iterator = new BlockingIterator<>(method);
        publisher.subscribe(iterator);
        return iterator;
    }

    /** A stream of the elements, which is to be closed when not all of them are wanted. */
    Stream<T> stream() {
        int traits = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, traits), false)
                .onClose(this::close);
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription = given;
        given.request(AHEAD);
    }

    @Override
    public void onNext(T value) {
        signals.add(new Element<>(value));
    }

    @Override
    public void onError(Throwable failure) {
        signals.add(new End<>(failure));
    }

    @Override
    public void onComplete() {
        signals.add(new End<>(null));
    }

    @Override
    public boolean hasNext() {
        Signal<T> signal = peek();
        if (signal instanceof End<T> end && end.failure() != null) {
            throw Failures.unchecked(method, end.failure());
        }
        return signal instanceof Element<T>;
    }

    @Override
    public T next() {
        if (hasNext() && next instanceof Element<T> element) {
            next = null;
            Objects.requireNonNull(subscription).request(1);
            return element.value();
        }
        throw new NoSuchElementException("The stream of " + method + " is at its end");
    }

    private Signal<T> peek() {
        Signal<T> signal = next;
        if (signal == null) {
            signal = await();
            next = signal;
        }
        return signal;
    }

    private Signal<T> await() {
        try {
            return signals.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            return new End<>(Failures.interrupted(method, e));
        }
    }

    private void cancel() {
        Flow.Subscription current = subscription;
        if (current != null) {
            current.cancel();
        }
    }

    @Override
    public void close() {
        cancel();
        signals.clear();
        signals.add(new End<>(new PluginCallException(
                "The stream of " + method + " has been closed here", Status.Code.CANCELLED, null, null, null)));
    }
}
