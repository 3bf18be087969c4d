package dev.outboard.internal.broker;

import dev.outboard.Broker;
import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokeredServer;
import dev.outboard.BrokeredServices;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** Stands for the broker of the connection that the current call came in on; outside of calls, of the only one there is. */
record CallBroker(Context.Key<GrpcBroker> ofCall, Collection<GrpcBroker> open) implements Broker {

    @Override
    public int nextId() {
        return current().nextId();
    }

    @Override
    public BrokeredServer acceptAndServe(int id, BrokeredServices services) {
        return current().acceptAndServe(id, services);
    }

    @Override
    public ManagedChannel dial(int id) {
        return current().dial(id);
    }

    @Override
    public ManagedChannel dial(int id, Duration timeout) {
        return current().dial(id, timeout);
    }

    private GrpcBroker current() {
        GrpcBroker callers = ofCall.get();
        if (callers != null) {
            return callers;
        }
        List<GrpcBroker> there = List.copyOf(open);
        if (there.isEmpty()) {
            throw new BrokerClosedException(
                    "No host is connected to this plugin; use the broker while a host calls, or after it has");
        }
        if (there.size() > 1) {
            throw new BrokerException(
                    there.size()
                            + " hosts' connections are open, and this thread runs in no call of theirs that could tell"
                            + " which one's broker is meant; take the call's context along: Context.current().wrap(task)",
                    null);
        }
        return there.get(0);
    }
}
