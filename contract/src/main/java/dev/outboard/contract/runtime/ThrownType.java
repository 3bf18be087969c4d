package dev.outboard.contract.runtime;

/**
 * An exception that both sides of a contract know, because its methods declare it.
 *
 * @param <X> the exception
 */
public final class ThrownType<X extends Throwable> {

    private final Class<X> type;
    private final Encoder<X> encoder;
    private final Rebuilding<X> rebuilding;

    /**
     * Makes an exception of what was received.
     *
     * @param <X> the exception
     */
    @FunctionalInterface
    public interface Rebuilding<X extends Throwable> {

        /**
         * Makes an exception.
         *
         * @param in its fields
         * @param cause what gRPC gave
         * @return the exception
         * @throws MalformedMessageException when the fields are none of this exception's
         */
        X rebuild(MessageReader in, Throwable cause);
    }

    private ThrownType(Class<X> type, Encoder<X> encoder, Rebuilding<X> rebuilding) {
        this.type = type;
        this.encoder = encoder;
        this.rebuilding = rebuilding;
    }

    /**
     * An exception.
     *
     * @param <X> the exception
     * @param type the class
     * @param encoder writes the fields of one
     * @param rebuilding makes one
     * @return the exception
     */
    public static <X extends Throwable> ThrownType<X> of(Class<X> type, Encoder<X> encoder, Rebuilding<X> rebuilding) {
        return new ThrownType<>(type, encoder, rebuilding);
    }

    String name() {
        return type.getName();
    }

    boolean covers(Class<?> thrown) {
        return type.isAssignableFrom(thrown);
    }

    /** Whether another one that covers the same exception says more of it. */
    boolean isWiderThan(ThrownType<?> other) {
        return type.isAssignableFrom(other.type) && !type.equals(other.type);
    }

    Message encode(Throwable thrown) {
        MessageWriter out = new MessageWriter();
        encoder.write(out, type.cast(thrown));
        return out.message();
    }

    X rebuild(Message fields, Throwable cause) {
        X exception = rebuilding.rebuild(fields.reader(ContractScope.NONE), cause);
        if (exception.getCause() == null) {
            try {
                exception.initCause(cause);
            } catch (IllegalStateException e) {
                // A class may fix its cause to none; then it has none.
                return exception;
            }
        }
        return exception;
    }
}
