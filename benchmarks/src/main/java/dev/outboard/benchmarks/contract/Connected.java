package dev.outboard.benchmarks.contract;

import dev.outboard.GrpcConnection;
import dev.outboard.GrpcPlugin;
import dev.outboard.GrpcServing;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.net.Pipe;
import io.grpc.Channel;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import org.jspecify.annotations.Nullable;

/** A server and a channel to it in one process, over a connection in memory. */
final class Connected implements AutoCloseable {

    private final GrpcServer server;
    private final ManagedChannel channel;

    private Connected(GrpcServer.Builder services) {
        Pipe pipe = Pipe.pair();
        server = services.build().start();
        server.serve(pipe.first());
        channel = GrpcChannel.over(pipe.second()).start();
    }

    /** With the contract's service, the stubs' one, or both. */
    static Connected to(ServerServiceDefinition... services) {
        GrpcServer.Builder builder = GrpcServer.builder();
        for (ServerServiceDefinition service : services) {
            builder.addService(service);
        }
        return new Connected(builder);
    }

    /** The service behind the contract's binding. */
    static ServerServiceDefinition contractService() {
        Collected collected = new Collected();
        GrpcPlugin.of(Orders.class).serve(new LocalOrders(), collected);
        if (collected.service == null) {
            throw new IllegalStateException("The binding has added no service");
        }
        return collected.service;
    }

    /** The contract in front of a channel. */
    static Orders contract(Channel channel) {
        GrpcConnection connection = () -> channel;
        return GrpcPlugin.of(Orders.class).client(connection);
    }

    Channel channel() {
        return channel;
    }

    @Override
    public void close() {
        channel.shutdownNow();
        Server unused = server.shutdownNow();
    }

    private static final class Collected implements GrpcServing {

        private @Nullable ServerServiceDefinition service;

        @Override
        public GrpcServing add(ServerServiceDefinition added) {
            service = added;
            return this;
        }
    }
}
