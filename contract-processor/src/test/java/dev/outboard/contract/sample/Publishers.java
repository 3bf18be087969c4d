package dev.outboard.contract.sample;

import java.util.Iterator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;

/** Publishers for tests. */
public final class Publishers {

    private Publishers() {}

    /** Publishes what an iterator has, on the thread that asks; for one subscriber. */
    public static <T> Counted<T> of(Iterator<T> iterator) {
        return new Counted<>(iterator);
    }

    /** A publisher that tells how it is doing. */
    public static final class Counted<T> implements Flow.Publisher<T>, Flow.Subscription {

        private final Iterator<T> iterator;
        private final AtomicLong demand = new AtomicLong();
        private final AtomicLong published = new AtomicLong();
        private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
        private final CompletableFuture<Flow.Subscriber<? super T>> subscriber = new CompletableFuture<>();

        private Counted(Iterator<T> iterator) {
            this.iterator = iterator;
        }

        /** How many elements were published. */
        public long published() {
            return published.get();
        }

        /** Done when the subscriber wants no more. */
        public CompletableFuture<Void> cancelled() {
            return cancelled;
        }

        @Override
        public void subscribe(Flow.Subscriber<? super T> taker) {
            subscriber.complete(taker);
            taker.onSubscribe(this);
        }

        @Override
        public void request(long count) {
            if (demand.getAndAdd(count) == 0) {
                publish();
            }
        }

        private void publish() {
            do {
                if (cancelled.isDone()) {
                    return;
                }
                if (!iterator.hasNext()) {
                    subscriber.join().onComplete();
                    return;
                }
                published.incrementAndGet();
                subscriber.join().onNext(iterator.next());
            } while (demand.decrementAndGet() > 0);
        }

        @Override
        public void cancel() {
            cancelled.complete(null);
        }
    }
}
