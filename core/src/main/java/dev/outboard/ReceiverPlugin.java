package dev.outboard;

import dev.outboard.gob.Gob;
import dev.outboard.netrpc.RpcClient;
import java.util.Objects;
import java.util.function.BiFunction;

/** A net/rpc plugin given as two functions. */
record ReceiverPlugin<T>(
        Class<T> type,
        BiFunction<? super T, MuxBroker, ?> receiver,
        BiFunction<RpcClient, MuxBroker, ? extends T> clients,
        Gob gob)
        implements NetRpcPlugin<T> {

    ReceiverPlugin {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(receiver, "receiver");
        Objects.requireNonNull(clients, "clients");
    }

    @Override
    public void serve(T implementation, NetRpcServing server) {
        server.receiver(receiver.apply(implementation, server.broker()));
    }

    @Override
    public T client(NetRpcConnection connection) {
        return clients.apply(connection.client(), connection.broker());
    }
}
