package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Contracts in a request: they live as long as the call, except those that can be closed. Belongs to the thread of the
 * call.
 */
public final class CallScope implements ContractScope, AutoCloseable {

    private final Supplier<Broker> brokers;
    private final List<BrokeredServer> servers = new ArrayList<>(0);
    private final List<ManagedChannel> channels = new ArrayList<>(0);

    /** Without contracts in it, a call needs no broker. */
    CallScope(Supplier<Broker> brokers) {
        this.brokers = brokers;
    }

    @Override
    public <T> int serve(ContractBinding<T> binding, T implementation) {
        BrokeredServer server = new ConnectionScope(brokers.get()).start(binding, implementation);
        if (!binding.isClosable()) {
            servers.add(server);
        }
        return server.id();
    }

    @Override
    public <T> T dial(ContractBinding<T> binding, int id) {
        ConnectionScope connection = new ConnectionScope(brokers.get());
        ManagedChannel channel = connection.channel(id);
        if (!binding.isClosable()) {
            channels.add(channel);
        }
        return connection.client(binding, channel);
    }

    @Override
    public ContractScope answer() {
        return new AnswerScope(brokers);
    }

    /** Ends what is served and dialled for the call. */
    @Override
    public void close() {
        servers.forEach(BrokeredServer::close);
        channels.forEach(ManagedChannel::shutdownNow);
    }
}
