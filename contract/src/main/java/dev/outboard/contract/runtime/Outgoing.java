package dev.outboard.contract.runtime;

import java.util.Iterator;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What one side of a call has to send: one message, or a stream of them. Immutable. */
public final class Outgoing {

    private final Function<Exchange, Sending> way;

    private Outgoing(Function<Exchange, Sending> way) {
        this.way = way;
    }

    /** On its way into one call, but not begun. */
    Sending into(Exchange exchange) {
        return way.apply(exchange);
    }

    /**
     * A message that is written already.
     *
     * @param message without contracts in it
     * @return what to send
     */
    public static Outgoing message(MessageWriter message) {
        Message written = message.message();
        return new Outgoing(exchange -> new MessageSending(exchange, written));
    }

    /**
     * A message that is written when the call begins.
     *
     * @param writing writes the message
     * @return what to send
     */
    public static Outgoing written(Consumer<MessageWriter> writing) {
        return new Outgoing(exchange -> {
            MessageWriter out = exchange.writer();
            writing.accept(out);
            return new MessageSending(exchange, out.message());
        });
    }

    /**
     * The value that a stage will have.
     *
     * @param <T> the value
     * @param stage the stage
     * @param label what people call it
     * @param encoder writes the value
     * @return what to send
     */
    public static <T extends @Nullable Object> Outgoing when(
            @Nullable CompletionStage<? extends T> stage, String label, Encoder<? super T> encoder) {
        CompletionStage<? extends T> present = Checks.given(stage, label);
        return new Outgoing(exchange -> new StageSending<T>(exchange, present, label, encoder));
    }

    /**
     * What a publisher publishes.
     *
     * @param <T> an element
     * @param publisher is subscribed to when the call begins
     * @param label what people call it
     * @param encoder writes an element
     * @return what to send
     */
    public static <T> Outgoing published(
            Flow.@Nullable Publisher<? extends T> publisher, String label, Encoder<? super T> encoder) {
        Flow.Publisher<? extends T> present = Checks.given(publisher, label);
        return new Outgoing(exchange -> new PublisherSending<T>(exchange, present, label, encoder));
    }

    /**
     * What is in a stream, which is closed at the end.
     *
     * @param <T> an element
     * @param stream can be sent once
     * @param label what people call it
     * @param encoder writes an element
     * @return what to send
     */
    public static <T> Outgoing streamed(
            @Nullable Stream<? extends T> stream, String label, Encoder<? super T> encoder) {
        Stream<? extends T> present = Checks.given(stream, label);
        return new Outgoing(
                exchange -> new IteratorSending<T>(exchange, IteratorSending.Source.of(present), label, encoder));
    }

    /**
     * What an iterator has.
     *
     * @param <T> an element
     * @param iterator can be sent once
     * @param label what people call it
     * @param encoder writes an element
     * @return what to send
     */
    public static <T> Outgoing iterated(
            @Nullable Iterator<? extends T> iterator, String label, Encoder<? super T> encoder) {
        Iterator<? extends T> present = Checks.given(iterator, label);
        return new Outgoing(
                exchange -> new IteratorSending<T>(exchange, IteratorSending.Source.of(present), label, encoder));
    }
}
