package dev.outboard.internal.mux;

import dev.outboard.internal.timer.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a connection is told by the side it works for.
 *
 * @param peer who is on the other side, for messages: {@code the host}, or the plugin with its name
 * @param timeout how long both sides have to meet at an id; positive
 * @param timer measures it
 * @param whyEnded what became of the other side when the connection is gone; may wait
 * @param warnings takes a line for people about what nobody else is told; any thread but a reader may call it
 * @param failures takes what methods throw and nobody has meant them to
 * @param executor runs these methods; null for threads of each connection's own
 */
public record MuxSettings(
        String peer,
        Duration timeout,
        Timer timer,
        Supplier<? extends Optional<? extends Throwable>> whyEnded,
        Consumer<String> warnings,
        BiConsumer<String, Throwable> failures,
        @Nullable Executor executor) {

    /** A method has failed. A checked exception is an answer like any other, as an error that a method in Go returns. */
    public void unexpected(String method, Throwable failure) {
        if (failure instanceof RuntimeException || failure instanceof Error) {
            failures.accept(method, failure);
        }
    }
}
