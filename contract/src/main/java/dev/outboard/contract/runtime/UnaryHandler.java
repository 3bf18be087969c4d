package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.util.function.Supplier;

/**
 * Answers one kind of call.
 *
 * @param index the method's place in the binding's list
 * @param brokers gives the broker of the connection that the call came in on, to the thread of the call
 */
record UnaryHandler(ContractService service, ContractMethod method, int index, Supplier<Broker> brokers)
        implements ServerCalls.UnaryMethod<Message, Message> {

    @Override
    public void invoke(Message request, StreamObserver<Message> call) {
        Message response;
        try (CallScope scope = new CallScope(brokers)) {
            MessageWriter out = new MessageWriter(scope.answer());
            Interruption.whileCalled(() -> service.call(index, request.reader(scope), out));
            response = out.message();
        } catch (Throwable t) {
            call.onError(Failures.ofImplementation(method, t));
            return;
        }
        call.onNext(response);
        call.onCompleted();
    }
}
