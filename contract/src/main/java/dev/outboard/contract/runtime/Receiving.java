package dev.outboard.contract.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The messages that a call receives, on their way to one subscriber. The transport is asked for as many as the subscriber
 * has asked for, and its events come one at a time; so do the subscriber's signals.
 *
 * <p>The lock guards whether the subscriber is ready to hear of the end; nothing is called under it.
 */
final class Receiving<T extends @Nullable Object> implements Flow.Subscription {

    private final Exchange exchange;
    private final Decoder<? extends T> decoder;
    private final ContractScope scope;

    private volatile Flow.@Nullable Subscriber<? super T> subscriber;
    private volatile @Nullable Throwable broken;

    /** Asked for while the subscriber was still in {@code onSubscribe}. */
    private final AtomicLong early = new AtomicLong();

    /** Asked for beyond what the transport can be asked for at once. */
    private final AtomicLong owed = new AtomicLong();

    private final ReentrantLock lock = new ReentrantLock();
    private volatile boolean open;
    private boolean ended;
    private @Nullable Throwable failure;

    /**
     * Messages.
     *
     * @param scope where contracts in them live
     */
    Receiving(Exchange exchange, ContractScope scope, Decoder<? extends T> decoder) {
        this.exchange = exchange;
        this.scope = scope;
        this.decoder = decoder;
    }

    /** The first step: the subscriber gets its subscription, but no other signal yet. */
    void subscribe(Flow.Subscriber<? super T> taker) {
        subscriber = taker;
        taker.onSubscribe(this);
    }

    boolean isWanted() {
        return subscriber != null;
    }

    /** The second step: signals flow. */
    void open() {
        boolean over;
        lock.lock();
        try {
            open = true;
            over = ended;
        } finally {
            lock.unlock();
        }
        askEarly();
        if (over) {
            signalEnd();
        }
    }

    @Override
    public void request(long count) {
        if (subscriber == null) {
            return;
        }
        if (count <= 0) {
            fail(new IllegalArgumentException(
                    "A subscriber asks for one element or more, not " + count + " (Reactive Streams, rule 3.9)"));
            return;
        }
        early.getAndAccumulate(count, Receiving::sum);
        if (open) {
            askEarly();
        }
    }

    private void askEarly() {
        long count = early.getAndSet(0);
        if (count > 0) {
            int now = (int) Math.min(count, Integer.MAX_VALUE);
            if (count > now) {
                owed.getAndAccumulate(count == Long.MAX_VALUE ? count : count - now, Receiving::sum);
            }
            exchange.request(now);
        }
    }

    private void askOwed() {
        if (owed.get() > 0 && owed.getAndUpdate(Receiving::oneLess) > 0) {
            exchange.request(1);
        }
    }

    private static long sum(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }

    /** Without a bound it stays so. */
    private static long oneLess(long count) {
        return count == Long.MAX_VALUE || count == 0 ? count : count - 1;
    }

    @Override
    public void cancel() {
        if (subscriber != null) {
            subscriber = null;
            exchange.leave();
        }
    }

    private void fail(Throwable problem) {
        broken = problem;
        exchange.fail(problem);
    }

    /** A message has come. */
    void message(Message message) {
        Flow.Subscriber<? super T> taker = subscriber;
        if (taker == null || broken != null) {
            return;
        }
        T value;
        try {
            value = decoder.read(message.reader(scope));
        } catch (Throwable t) {
            fail(exchange.unreadable(t));
            return;
        }
        askOwed();
        try {
            taker.onNext(value);
        } catch (Throwable t) {
            Exchange.log("A subscriber to " + exchange.method() + " has thrown, and gets no more", t);
            cancel();
        }
    }

    /**
     * No more messages come.
     *
     * @param problem why, or null when all have come
     */
    void end(@Nullable Throwable problem) {
        lock.lock();
        try {
            if (ended) {
                return;
            }
            ended = true;
            failure = problem;
            if (!open) {
                return;
            }
        } finally {
            lock.unlock();
        }
        signalEnd();
    }

    private void signalEnd() {
        Flow.Subscriber<? super T> taker = subscriber;
        subscriber = null;
        if (taker == null) {
            return;
        }
        Throwable problem = broken == null ? failure : broken;
        try {
            if (problem == null) {
                taker.onComplete();
            } else {
                taker.onError(problem);
            }
        } catch (Throwable t) {
            Exchange.log("A subscriber to " + exchange.method() + " has thrown at the end", t);
        }
    }

    /** Refuses a subscriber. */
    static void refuse(Flow.Subscriber<?> subscriber, Throwable why) {
        Objects.requireNonNull(subscriber, "subscriber").onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long count) {}

            @Override
            public void cancel() {}
        });
        subscriber.onError(why);
    }
}
