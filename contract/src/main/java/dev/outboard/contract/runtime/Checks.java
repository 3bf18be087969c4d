package dev.outboard.contract.runtime;

import org.jspecify.annotations.Nullable;

/** Checks of what the application gives. */
public final class Checks {

    private Checks() {}

    /**
     * Refuses null.
     *
     * @param value what must not be null
     * @param what names it for people
     * @throws NullPointerException when it is
     */
    public static void notNull(@Nullable Object value, String what) {
        if (value == null) {
            throw new NullPointerException(
                    what + " must not be null; where null is meant, annotate the type with @Nullable, or use Optional");
        }
    }

    /**
     * Refuses null.
     *
     * @param <T> the type
     * @param value what must not be null
     * @param what names it for people
     * @return the value
     * @throws NullPointerException when it is null
     */
    static <T> T given(@Nullable T value, String what) {
        if (value == null) {
            notNull(null, what);
            throw new AssertionError("null was refused");
        }
        return value;
    }

    /**
     * Refuses a contract that the other side has left out.
     *
     * @param <T> the contract
     * @param value what was read, or null
     * @param what names it for people
     * @return the value
     * @throws MalformedMessageException when there is none
     */
    public static <T> T present(@Nullable T value, String what) {
        if (value == null) {
            throw new MalformedMessageException("It lacks " + what + ", which must be there", null);
        }
        return value;
    }

    /**
     * An alternative of a sealed interface that the binding does not know: the interface has got one since the binding was
     * compiled.
     *
     * @param type the sealed interface
     * @param value the value
     * @return to be thrown
     */
    public static IllegalArgumentException unknownAlternative(Class<?> type, Object value) {
        return new IllegalArgumentException("A " + value.getClass().getName() + " is no " + type.getName()
                + " that this binding knows; compile the contract anew");
    }
}
