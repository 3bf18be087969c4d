package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.function.Supplier;

/**
 * Answers one kind of call whose requests or answers are a stream, or whose answer comes later.
 *
 * @param index the method's place in the binding's list
 * @param brokers gives the broker of the connection that the call came in on, to the thread of the call
 */
record StreamHandler(
        ContractService service, ContractMethod method, int index, Workers workers, Supplier<Broker> brokers)
        implements ServerCallHandler<Message, Message> {

    @Override
    public ServerCall.Listener<Message> startCall(ServerCall<Message, Message> call, Metadata headers) {
        return new ServerExchange(call, service, method, index, workers, new CallScope(brokers)).begin();
    }
}
