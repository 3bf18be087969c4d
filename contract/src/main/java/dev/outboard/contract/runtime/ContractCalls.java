package dev.outboard.contract.runtime;

import dev.outboard.contract.PluginCallException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;

/** Makes a contract's calls on a connection. Any thread may use it. */
public final class ContractCalls {

    private final Channel channel;

    ContractCalls(Channel channel) {
        this.channel = channel;
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
                    .reader(request.scope());
        } catch (StatusRuntimeException e) {
            throw Failures.ofCall(method, e);
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
}
