package dev.outboard;

import io.grpc.BindableService;
import io.grpc.Channel;
import java.util.Objects;
import java.util.function.Function;

/** A gRPC plugin given as two functions. */
record SingleServicePlugin<T>(
        Class<T> type, Function<? super T, ? extends BindableService> service, Function<Channel, ? extends T> client)
        implements GrpcPlugin<T> {

    SingleServicePlugin {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(client, "client");
    }

    @Override
    public void serve(T implementation, GrpcServing server) {
        server.add(service.apply(implementation));
    }

    @Override
    public T client(GrpcConnection connection) {
        return client.apply(connection.channel());
    }
}
