package dev.outboard.contract.runtime;

import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;

/** Answers one kind of call. */
record UnaryHandler(ContractService service, int method) implements ServerCalls.UnaryMethod<Message, Message> {

    @Override
    public void invoke(Message request, StreamObserver<Message> call) {
        Message response;
        try {
            MessageWriter out = new MessageWriter();
            service.call(method, request.reader(ContractScope.NONE), out);
            response = out.message();
        } catch (Throwable t) {
            call.onError(Failures.ofImplementation(t));
            return;
        }
        call.onNext(response);
        call.onCompleted();
    }
}
