package dev.outboard.contract.runtime;

import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Sends what an iterator has, on a thread of its own, since iterators may wait. The lock guards the waiting for room and
 * is not held while the iterator is asked or a message is sent.
 */
final class IteratorSending<T> implements Sending {

    private final Exchange exchange;
    private final Source<? extends T> source;
    private final String label;
    private final Encoder<? super T> encoder;
    private final Interruption interruption = new Interruption();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile boolean stopped;

    /** An iterator, and what to do when it is of no more use. */
    record Source<T>(Iterator<T> iterator, Runnable close) {

        static <T> Source<T> of(Iterator<T> iterator) {
            return new Source<>(iterator, () -> {});
        }

        static <T> Source<T> of(Stream<T> stream) {
            return new Source<>(stream.iterator(), stream::close);
        }
    }

    IteratorSending(Exchange exchange, Source<? extends T> source, String label, Encoder<? super T> encoder) {
        this.exchange = exchange;
        this.source = source;
        this.label = label;
        this.encoder = encoder;
    }

    @Override
    public void start() {
        exchange.execute(() -> interruption.run(this::sendAll));
    }

    private void sendAll() {
        try {
            try {
                sendElements();
            } finally {
                source.close().run();
            }
            exchange.end();
        } catch (Throwable t) {
            // After the end nobody is left to be told; an interrupted iterator throws what it likes.
            exchange.fail(t);
        }
    }

    private void sendElements() throws InterruptedException {
        while (awaitRoom() && source.iterator().hasNext()) {
            T element = source.iterator().next();
            Checks.notNull(element, label + ": an element");
            MessageWriter out = exchange.writer();
            encoder.write(out, element);
            exchange.send(out.message());
        }
    }

    /** Whether to go on. */
    private boolean awaitRoom() throws InterruptedException {
        lock.lock();
        try {
            while (!stopped && !exchange.isReady()) {
                changed.await();
            }
            return !stopped;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void ready() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void stop() {
        stopped = true;
        ready();
        interruption.interrupt();
    }
}
