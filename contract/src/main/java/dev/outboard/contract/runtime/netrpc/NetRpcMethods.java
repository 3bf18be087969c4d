package dev.outboard.contract.runtime.netrpc;

import dev.outboard.NetRpcServing;
import dev.outboard.contract.runtime.Checks;
import dev.outboard.netrpc.RpcMethod;
import org.jspecify.annotations.Nullable;

/** Takes the methods of one implementation. */
public final class NetRpcMethods {

    private final NetRpcServing server;

    NetRpcMethods(NetRpcServing server) {
        this.server = server;
    }

    /**
     * What answers a call.
     *
     * @param <A> the argument
     * @param <R> the reply
     */
    @FunctionalInterface
    public interface Handler<A extends @Nullable Object, R extends @Nullable Object> {

        /**
         * Answers.
         *
         * @param argument the argument
         * @param scope for contracts in argument and reply
         * @return the reply
         * @throws Exception whose message is the error that the caller sees
         */
        R answer(A argument, NetRpcScope scope) throws Exception;
    }

    /**
     * Offers a method.
     *
     * @param <A> the argument
     * @param <R> the reply
     * @param method what is offered
     * @param handler what answers; called by many threads at once
     */
    public <A extends @Nullable Object, R extends @Nullable Object> void on(
            NetRpcMethod<A, R, ?> method, Handler<A, R> handler) {
        server.method(
                method.name(),
                RpcMethod.of(
                        method.argumentReceived(), method.replySent(), argument -> answer(method, handler, argument)));
    }

    // What is read as the argument's type is one, and null where null may be, which NullAway cannot tell.
    @SuppressWarnings({"unchecked", "NullAway"})
    private <A extends @Nullable Object, R extends @Nullable Object> @Nullable Object answer(
            NetRpcMethod<A, R, ?> method, Handler<A, R> handler, @Nullable Object argument) throws Exception {
        if (argument == null && !method.argumentMayBeNull()) {
            throw new IllegalArgumentException(
                    "The argument of " + method + " is nil; where it may be, annotate the parameter with @Nullable");
        }
        try (NetRpcScope scope = new NetRpcScope(server.broker(), server.gob(), NetRpcScope.Side.ANSWERER)) {
            Object reply = handler.answer((A) argument, scope);
            if (!method.replyMayBeNull()) {
                Checks.notNull(reply, method + ": the result");
            }
            return reply;
        }
    }
}
