package dev.outboard.netrpc;

import dev.outboard.gob.TypeRef;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A method that a server offers.
 *
 * @param <A> the argument's type
 * @param <R> the reply's type
 */
public final class RpcMethod<A, R> {

    private final TypeRef<A> argumentType;
    private final TypeRef<R> replyType;
    private final Body<A, R> body;

    /**
     * What a method does.
     *
     * @param <A> the argument's type
     * @param <R> the reply's type
     */
    @FunctionalInterface
    public interface Body<A, R> {

        /**
         * Runs the method, on a thread of the server's executor.
         *
         * @param argument null only for a nil interface value, and for {@link Void}
         * @return the reply; null only for interfaces and {@link Void}
         * @throws Exception whose message is the error that the caller sees
         */
        @Nullable
        R call(@Nullable A argument) throws Exception;
    }

    private RpcMethod(TypeRef<A> argumentType, TypeRef<R> replyType, Body<A, R> body) {
        this.argumentType = argumentType;
        this.replyType = replyType;
        this.body = body;
    }

    /**
     * A method.
     *
     * @param <A> the argument's type
     * @param <R> the reply's type
     * @param argumentType as what the argument is read; {@link Void} passes over it, whatever it is
     * @param replyType as what the reply is sent; {@link Void} is an empty struct
     * @param body what it does
     * @return the method
     */
    public static <A, R> RpcMethod<A, R> of(TypeRef<A> argumentType, TypeRef<R> replyType, Body<A, R> body) {
        return new RpcMethod<>(
                Objects.requireNonNull(argumentType, "argumentType"),
                Objects.requireNonNull(replyType, "replyType"),
                Objects.requireNonNull(body, "body"));
    }

    TypeRef<A> argumentType() {
        return argumentType;
    }

    TypeRef<R> replyType() {
        return replyType;
    }

    Body<A, R> body() {
        return body;
    }
}
