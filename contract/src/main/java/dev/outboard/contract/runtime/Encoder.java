package dev.outboard.contract.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Writes a value as a message.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Encoder<T extends @Nullable Object> {

    /** Of calls without a result: an empty message. */
    Encoder<@Nullable Object> NOTHING = (out, value) -> {};

    /**
     * Writes.
     *
     * @param out an empty message
     * @param value the value
     */
    void write(MessageWriter out, T value);
}
