package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import dev.outboard.BrokeredServices;
import dev.outboard.GrpcConnection;
import io.grpc.ManagedChannel;

/** Contracts that live as long as the connection between the two processes, or until they are closed. */
final class ConnectionScope implements ContractScope {

    private final Broker broker;

    ConnectionScope(Broker broker) {
        this.broker = broker;
    }

    @Override
    public <T> int serve(ContractBinding<T> binding, T implementation) {
        return start(binding, implementation).id();
    }

    <T> BrokeredServer start(ContractBinding<T> binding, T implementation) {
        EndAfterClose end = new EndAfterClose(binding);
        BrokeredServices services = BrokeredServices.builder()
                .plugin(binding, implementation)
                .intercept(end)
                .build();
        BrokeredServer server = broker.acceptAndServe(broker.nextId(), services);
        end.of(server);
        return server;
    }

    @Override
    public <T> T dial(ContractBinding<T> binding, int id) {
        return client(binding, broker.dial(id));
    }

    ManagedChannel channel(int id) {
        return broker.dial(id);
    }

    <T> T client(ContractBinding<T> binding, ManagedChannel channel) {
        return binding.client(new ContractCalls(GrpcConnection.of(channel, broker), channel));
    }

    @Override
    public ContractScope answer() {
        return this;
    }
}
