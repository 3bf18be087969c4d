package dev.outboard.contract.runtime.netrpc;

import dev.outboard.NetRpcPlugin;
import dev.outboard.gob.TypeRef;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A contract's method as one of a receiver in Go. Immutable.
 *
 * @param <A> the argument
 * @param <R> the reply
 * @param <X> what an error of the other side becomes
 */
public final class NetRpcMethod<A extends @Nullable Object, R extends @Nullable Object, X extends Exception> {

    /** Reading it passes over whatever comes. */
    private static final TypeRef<?> NOTHING = TypeRef.of(Void.class);

    /** Go's {@code interface{}}, which is nil. */
    private static final TypeRef<?> NIL = TypeRef.of(Object.class);

    private final String label;
    private final String name;
    private final Value argument;
    private final Value reply;
    private final @Nullable Function<String, X> error;

    /**
     * What crosses in one direction.
     *
     * @param sent as what it is sent
     * @param received as what it is read
     * @param mayBeNull whether null is a value
     */
    private record Value(TypeRef<?> sent, TypeRef<?> received, boolean mayBeNull) {

        static final Value NONE = new Value(NIL, NOTHING, true);
    }

    private NetRpcMethod(String label, String name, Value argument, Value reply, @Nullable Function<String, X> error) {
        this.label = label;
        this.name = name;
        this.argument = argument;
        this.reply = reply;
        this.error = error;
    }

    /**
     * A method of which neither side looks at the argument or the reply: both are nil values of {@code interface{}}.
     *
     * @param label what people call it, for example {@code Greeter.greet}
     * @param name its name in Go, without the service
     * @return the method
     */
    public static NetRpcMethod<@Nullable Void, @Nullable Void, RuntimeException> of(String label, String name) {
        return new NetRpcMethod<>(label, name, Value.NONE, Value.NONE, null);
    }

    /**
     * The same with an argument.
     *
     * @param <V> the argument's type
     * @param type the argument's type
     * @return the method
     */
    public <V> NetRpcMethod<V, R, X> taking(TypeRef<V> type) {
        return new NetRpcMethod<>(label, name, new Value(type, type, false), reply, error);
    }

    /**
     * The same with an argument that may be null.
     *
     * @param <V> the argument's type
     * @param type the argument's type
     * @return the method
     */
    public <V> NetRpcMethod<@Nullable V, R, X> takingNullable(TypeRef<V> type) {
        return new NetRpcMethod<>(label, name, new Value(type, type, true), reply, error);
    }

    /**
     * The same with a reply.
     *
     * @param <V> the reply's type
     * @param type the reply's type
     * @return the method
     */
    public <V> NetRpcMethod<A, V, X> giving(TypeRef<V> type) {
        return new NetRpcMethod<>(label, name, argument, new Value(type, type, false), error);
    }

    /**
     * The same with a reply that may be null.
     *
     * @param <V> the reply's type
     * @param type the reply's type
     * @return the method
     */
    public <V> NetRpcMethod<A, @Nullable V, X> givingNullable(TypeRef<V> type) {
        return new NetRpcMethod<>(label, name, argument, new Value(type, type, true), error);
    }

    /**
     * The same with an exception for what the other side calls an error.
     *
     * @param <Y> the exception
     * @param factory makes it of the error's text
     * @return the method
     */
    public <Y extends Exception> NetRpcMethod<A, R, Y> throwing(Function<String, Y> factory) {
        return new NetRpcMethod<>(label, name, argument, reply, factory);
    }

    /** Its name in Go. */
    String name() {
        return name;
    }

    /** Its name in Go, with the service. */
    String fullName() {
        return NetRpcPlugin.SERVICE + "." + name;
    }

    @SuppressWarnings("unchecked") // Of NONE's types null is the only value.
    TypeRef<Object> argumentSent() {
        return (TypeRef<Object>) argument.sent;
    }

    @SuppressWarnings("unchecked") // As above.
    TypeRef<Object> argumentReceived() {
        return (TypeRef<Object>) argument.received;
    }

    @SuppressWarnings("unchecked") // As above.
    TypeRef<Object> replySent() {
        return (TypeRef<Object>) reply.sent;
    }

    @SuppressWarnings("unchecked") // As above.
    TypeRef<Object> replyReceived() {
        return (TypeRef<Object>) reply.received;
    }

    boolean argumentMayBeNull() {
        return argument.mayBeNull;
    }

    boolean replyMayBeNull() {
        return reply.mayBeNull;
    }

    /** What the application has for an error, or null. */
    @Nullable
    Function<String, X> error() {
        return error;
    }

    @Override
    public String toString() {
        return label;
    }
}
