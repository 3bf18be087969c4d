package dev.outboard.contract.runtime;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Sends the value of a stage. When the call is over before, the stage is cancelled, where it is a {@link
 * java.util.concurrent.CompletableFuture}: that is how its implementation hears of it.
 */
final class StageSending<T extends @Nullable Object> implements Sending {

    private final Exchange exchange;
    private final CompletionStage<? extends T> stage;
    private final String label;
    private final Encoder<? super T> encoder;

    StageSending(Exchange exchange, CompletionStage<? extends T> stage, String label, Encoder<? super T> encoder) {
        this.exchange = exchange;
        this.stage = stage;
        this.label = label;
        this.encoder = encoder;
    }

    @Override
    public void start() {
        var unused = stage.whenComplete((value, failure) -> {
            if (failure != null) {
                exchange.fail(
                        failure instanceof CompletionException && failure.getCause() != null
                                ? failure.getCause()
                                : failure);
            } else {
                send(value);
            }
        });
    }

    private void send(T value) {
        MessageWriter out = exchange.writer();
        try {
            if (!encoder.equals(Encoder.NOTHING)) {
                Checks.notNull(value, label);
            }
            encoder.write(out, value);
        } catch (Throwable t) {
            exchange.fail(t);
            return;
        }
        exchange.send(out.message());
        exchange.end();
    }

    @Override
    public void ready() {}

    @Override
    public void stop() {
        try {
            boolean unused = stage.toCompletableFuture().cancel(true);
        } catch (UnsupportedOperationException e) {
            // A stage that is no future cannot be told.
            return;
        }
    }
}
