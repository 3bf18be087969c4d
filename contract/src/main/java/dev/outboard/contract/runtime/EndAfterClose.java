package dev.outboard.contract.runtime;

import dev.outboard.BrokeredServer;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import java.util.concurrent.CompletableFuture;

/** Ends a contract's server when the call that closes the contract has been answered. */
final class EndAfterClose implements ServerInterceptor {

    private final ContractBinding<?> binding;
    private final CompletableFuture<BrokeredServer> server = new CompletableFuture<>();

    EndAfterClose(ContractBinding<?> binding) {
        this.binding = binding;
    }

    void of(BrokeredServer started) {
        server.complete(started);
    }

    @Override
    public <Q, R> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, R> call, Metadata headers, ServerCallHandler<Q, R> next) {
        ServerCall.Listener<Q> listener = next.startCall(call, headers);
        return binding.closes(call.getMethodDescriptor().getFullMethodName()) ? new Ending<>(listener) : listener;
    }

    private void end() {
        var unused = server.thenAccept(BrokeredServer::close);
    }

    private final class Ending<Q> extends SimpleForwardingServerCallListener<Q> {

        Ending(ServerCall.Listener<Q> listener) {
            super(listener);
        }

        @Override
        public void onComplete() {
            super.onComplete();
            end();
        }

        @Override
        public void onCancel() {
            super.onCancel();
            end();
        }
    }
}
