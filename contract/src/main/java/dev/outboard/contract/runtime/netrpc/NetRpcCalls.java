package dev.outboard.contract.runtime.netrpc;

import dev.outboard.MuxBroker;
import dev.outboard.NetRpcConnection;
import dev.outboard.contract.runtime.Checks;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** Makes the calls of one contract. Any thread may use it. */
public final class NetRpcCalls {

    private final RpcClient client;
    private final MuxBroker broker;
    private final AtomicBoolean closed = new AtomicBoolean();

    NetRpcCalls(NetRpcConnection connection) {
        this.client = connection.client();
        this.broker = connection.broker();
    }

    /**
     * Calls and waits. An interrupt ends the wait with a {@link dev.outboard.contract.PluginCallException}.
     *
     * @param <A> the argument
     * @param <R> the reply
     * @param <X> what the method declares
     * @param method what to call
     * @param argument the argument
     * @return the reply
     * @throws X for an error of the other side; every other failure is a {@code PluginCallException}
     */
    public <A extends @Nullable Object, R extends @Nullable Object, X extends Exception> R call(
            NetRpcMethod<A, R, X> method, A argument) throws X {
        try {
            return callInterruptibly(method, argument);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NetRpcFailures.interrupted(method, e);
        }
    }

    /**
     * Calls and waits, for methods that declare to be interrupted.
     *
     * @param <A> the argument
     * @param <R> the reply
     * @param <X> what the method declares
     * @param method what to call
     * @param argument the argument
     * @return the reply
     * @throws X for an error of the other side
     * @throws InterruptedException when the thread is interrupted
     */
    // What is read as the reply's type is one, and null where null may be, which NullAway cannot tell.
    @SuppressWarnings({"unchecked", "NullAway"})
    public <A extends @Nullable Object, R extends @Nullable Object, X extends Exception> R callInterruptibly(
            NetRpcMethod<A, R, X> method, A argument) throws X, InterruptedException {
        Object reply;
        try {
            reply = client.call(
                    method.fullName(), given(method, argument), method.argumentSent(), method.replyReceived());
        } catch (RpcException e) {
            throw NetRpcFailures.<X>thrown(NetRpcFailures.of(method, e));
        }
        if (reply == null && !method.replyMayBeNull()) {
            throw NetRpcFailures.nothing(method);
        }
        return (R) reply;
    }

    /**
     * Calls and does not wait.
     *
     * @param <A> the argument
     * @param <R> the reply
     * @param method what to call
     * @param argument the argument
     * @return fails with what {@link #call} throws; cancelling it forgets the call
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // As in callInterruptibly.
    public <A extends @Nullable Object, R extends @Nullable Object> CompletableFuture<R> callLater(
            NetRpcMethod<A, R, ?> method, A argument) {
        CompletableFuture<@Nullable Object> call = client.callAsync(
                method.fullName(), given(method, argument), method.argumentSent(), method.replyReceived());
        CompletableFuture<R> answer = new CompletableFuture<>();
        var unused = call.whenComplete((reply, failure) -> {
            if (failure instanceof RpcException e) {
                answer.completeExceptionally(NetRpcFailures.of(method, e));
            } else if (failure != null) {
                answer.completeExceptionally(failure);
            } else if (reply == null && !method.replyMayBeNull()) {
                answer.completeExceptionally(NetRpcFailures.nothing(method));
            } else {
                answer.complete((R) reply);
            }
        });
        var unusedToo = answer.whenComplete((reply, failure) -> call.cancel(false));
        return answer;
    }

    private static <A extends @Nullable Object> A given(NetRpcMethod<A, ?, ?> method, A argument) {
        if (!method.argumentMayBeNull()) {
            Checks.notNull(argument, "The argument of " + method);
        }
        return argument;
    }

    /**
     * Makes the call after which the contract is of no more use, and ends its connection. Does nothing from the second time on.
     *
     * @param <X> what the method declares
     * @param method the call
     * @throws X for an error of the other side
     */
    @SuppressWarnings("NullAway") // The argument's type is Void, of which null is the only value.
    public <X extends Exception> void close(NetRpcMethod<@Nullable Void, @Nullable Void, X> method) throws X {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (client) {
            var unused = call(method, null);
        }
    }

    /**
     * For contracts in the argument of a call.
     *
     * @return a scope that is closed when the call is over
     */
    public NetRpcScope open() {
        return new NetRpcScope(broker, client.gob(), NetRpcScope.Side.CALLER);
    }

    @Override
    public String toString() {
        return "net/rpc";
    }
}
