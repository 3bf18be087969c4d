package dev.outboard.contract.runtime;

import dev.outboard.GrpcConnection;
import dev.outboard.contract.PluginCallException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import org.jspecify.annotations.Nullable;

/** Makes a contract's calls on a connection. Any thread may use it. */
public final class ContractCalls {

    private final GrpcConnection connection;
    private final Channel channel;
    private final @Nullable ManagedChannel own;

    /**
     * Calls.
     *
     * @param own the connection's channel, if it is this contract's alone and ends with it
     */
    ContractCalls(GrpcConnection connection, @Nullable ManagedChannel own) {
        this.connection = connection;
        this.channel = connection.channel();
        this.own = own;
    }

    /**
     * Begins a call with contracts in its request or answer.
     *
     * @return what they live in, to be closed when the answer is there
     */
    public CallScope open() {
        return new CallScope(connection::broker);
    }

    /**
     * Makes a call and waits for its answer. Interrupting the thread cancels the call.
     *
     * @param method which call
     * @param request its request
     * @return its answer
     */
    public MessageReader unary(ContractMethod method, MessageWriter request) {
        try {
            return ClientCalls.blockingUnaryCall(channel, method.descriptor(), CallOptions.DEFAULT, request.message())
                    .reader(request.scope().answer());
        } catch (StatusRuntimeException e) {
            throw Failures.ofCall(method, e);
        } finally {
            if (method.closes() && own != null) {
                own.shutdownNow();
            }
        }
    }

    /**
     * An answer cannot be read.
     *
     * @param method which call's
     * @param cause what is wrong with it
     * @return to be thrown
     */
    public PluginCallException unreadable(ContractMethod method, MalformedMessageException cause) {
        return new PluginCallException(
                "The answer of " + method + " cannot be read: " + cause.getMessage()
                        + ". Do both sides have the same contract?",
                Status.Code.INTERNAL,
                null,
                null,
                cause);
    }

    @Override
    public String toString() {
        return "gRPC";
    }
}
