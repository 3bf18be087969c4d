package dev.outboard.contract.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Reads a message as a value.
 *
 * @param <T> the value
 */
@FunctionalInterface
public interface Decoder<T extends @Nullable Object> {

    /** Of calls without a result, whatever the message says. */
    @SuppressWarnings("NullAway") // It does not see that T is a type with null here.
    Decoder<@Nullable Void> NOTHING = in -> null;

    /**
     * Reads.
     *
     * @param in the message
     * @return the value
     * @throws MalformedMessageException when the message is none of this kind
     */
    T read(MessageReader in);
}
