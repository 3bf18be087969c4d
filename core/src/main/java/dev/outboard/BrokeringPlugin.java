package dev.outboard;

import io.grpc.BindableService;
import io.grpc.Channel;
import java.util.Objects;
import java.util.function.BiFunction;

/** A gRPC plugin given as two functions that want the broker. */
record BrokeringPlugin<T>(
        Class<T> type,
        BiFunction<? super T, Broker, ? extends BindableService> service,
        BiFunction<Channel, Broker, ? extends T> client)
        implements GrpcPlugin<T> {

    BrokeringPlugin {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(client, "client");
    }

    @Override
    public void serve(T implementation, GrpcServing server) {
        server.add(service.apply(implementation, server.broker()));
    }

    @Override
    public T client(GrpcConnection connection) {
        return client.apply(connection.channel(), connection.broker());
    }
}
