package dev.outboard.contract.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A subscriber under a test's control. */
final class Probe<T> implements Flow.Subscriber<T> {

    private static final int SECONDS = 60;

    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Semaphore arrivals = new Semaphore(0);
    private final List<T> elements = new ArrayList<>();

    static <T> Probe<T> of(Flow.Publisher<T> publisher) {
        Probe<T> probe = new Probe<>();
        publisher.subscribe(probe);
        return probe;
    }

    Probe<T> request(long count) throws Exception {
        subscription.get(SECONDS, TimeUnit.SECONDS).request(count);
        return this;
    }

    void cancel() throws Exception {
        subscription.get(SECONDS, TimeUnit.SECONDS).cancel();
    }

    /** Waits for more elements; what has come so far. */
    List<T> await(int count) throws Exception {
        if (!arrivals.tryAcquire(count, SECONDS, TimeUnit.SECONDS)) {
            throw new TimeoutException("Elements have not come; there are " + elements());
        }
        return elements();
    }

    /** Waits for the end; what has come. */
    List<T> awaitEnd() throws Exception {
        end.get(SECONDS, TimeUnit.SECONDS);
        return elements();
    }

    List<T> elements() {
        synchronized (elements) {
            return List.copyOf(elements);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
    }

    @Override
    public void onNext(T element) {
        synchronized (elements) {
            elements.add(element);
        }
        arrivals.release();
    }

    @Override
    public void onError(Throwable failure) {
        end.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        end.complete(null);
    }
}
