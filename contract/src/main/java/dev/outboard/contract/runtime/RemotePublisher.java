package dev.outboard.contract.runtime;

import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers of a call. Each subscription makes a call of its own.
 *
 * @param exchanges makes calls
 * @param requests what is sent in each
 */
record RemotePublisher<T extends @Nullable Object>(Supplier<ClientExchange<T>> exchanges, Outgoing requests)
        implements Flow.Publisher<T> {

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        Objects.requireNonNull(subscriber, "subscriber");
        ClientExchange<T> exchange = exchanges.get();
        Sending sending;
        try {
            sending = requests.into(exchange);
        } catch (RuntimeException e) {
            exchange.over();
            Receiving.refuse(subscriber, e);
            return;
        }
        exchange.run(sending, subscriber);
    }
}
