package dev.outboard.contract.runtime;

import java.util.Iterator;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** What a call brings its implementation: a request, or a stream of them. */
public final class Incoming {

    private final ServerExchange exchange;

    Incoming(ServerExchange exchange) {
        this.exchange = exchange;
    }

    /**
     * The only request.
     *
     * @return the message
     */
    public MessageReader message() {
        return exchange.onlyRequest();
    }

    /**
     * The requests as they come, for one subscriber.
     *
     * @param <T> an element
     * @param decoder reads an element
     * @return the publisher
     */
    public <T> Flow.Publisher<T> publisher(Decoder<T> decoder) {
        return subscriber -> exchange.subscribe(decoder, Objects.requireNonNull(subscriber, "subscriber"));
    }

    /**
     * The requests, to be waited for.
     *
     * @param <T> an element
     * @param decoder reads an element
     * @return the iterator
     */
    public <T> Iterator<T> iterator(Decoder<T> decoder) {
        return BlockingIterator.of(exchange.method(), publisher(decoder));
    }

    /**
     * The requests, to be waited for.
     *
     * @param <T> an element
     * @param decoder reads an element
     * @return the stream
     */
    public <T> Stream<T> stream(Decoder<T> decoder) {
        return BlockingIterator.of(exchange.method(), publisher(decoder)).stream();
    }
}
