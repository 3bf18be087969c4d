package dev.outboard.contract.runtime;

import dev.outboard.GrpcConnection;
import dev.outboard.GrpcServing;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.net.Pipe;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;

/** A contract over a connection in memory, from end to end. */
final class Loop<T> implements AutoCloseable {

    private final GrpcServer server;
    private final ManagedChannel channel;
    private final ContractBinding<T> binding;

    Loop(ContractBinding<T> binding, T implementation) {
        this.binding = binding;
        GrpcServer.Builder builder = GrpcServer.builder();
        binding.serve(implementation, new GrpcServing() {
            @Override
            public GrpcServing add(ServerServiceDefinition service) {
                builder.addService(service);
                return this;
            }

            @Override
            public dev.outboard.Broker broker() {
                throw new UnsupportedOperationException("no broker in a loop");
            }
        });
        Pipe pipe = Pipe.pair();
        server = builder.build().start();
        server.serve(pipe.first());
        channel = GrpcChannel.over(pipe.second()).start();
    }

    T client() {
        GrpcConnection connection = () -> channel;
        return binding.client(connection);
    }

    @Override
    public void close() {
        channel.shutdownNow();
        Server unused = server.shutdownNow();
    }
}
