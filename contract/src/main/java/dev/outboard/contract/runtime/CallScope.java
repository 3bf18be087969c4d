package dev.outboard.contract.runtime;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import io.grpc.ManagedChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Contracts in a request: they live as long as the call, except those that can be closed. Any thread may use it. Its
 * monitor guards the list; nothing is called under it. Each call has one: a lock of its own would be two objects more.
 */
public final class CallScope implements ContractScope, AutoCloseable {

    private final Supplier<Broker> brokers;
    private List<Runnable> ends = List.of();
    private boolean closed;

    /** Without contracts in it, a call needs no broker. */
    CallScope(Supplier<Broker> brokers) {
        this.brokers = brokers;
    }

    @Override
    public <T> int serve(ContractBinding<T> binding, T implementation) {
        BrokeredServer server = new ConnectionScope(brokers.get()).start(binding, implementation);
        if (!binding.isClosable()) {
            atEnd(server::close);
        }
        return server.id();
    }

    @Override
    public <T> T dial(ContractBinding<T> binding, int id) {
        ConnectionScope connection = new ConnectionScope(brokers.get());
        ManagedChannel channel = connection.channel(id);
        if (!binding.isClosable()) {
            atEnd(channel::shutdownNow);
        }
        return connection.client(binding, channel);
    }

    /** The end may have come already: streams and futures go on in several threads. */
    private void atEnd(Runnable end) {
        if (!keep(end)) {
            end.run();
        }
    }

    private synchronized boolean keep(Runnable end) {
        if (closed) {
            return false;
        }
        if (ends.isEmpty()) {
            ends = new ArrayList<>();
        }
        return ends.add(end);
    }

    @Override
    public ContractScope answer() {
        return new AnswerScope(brokers);
    }

    /** Ends what is served and dialled for the call. */
    @Override
    public void close() {
        for (Runnable end : takeAll()) {
            end.run();
        }
    }

    private synchronized List<Runnable> takeAll() {
        closed = true;
        List<Runnable> all = ends;
        ends = List.of();
        return all;
    }
}
