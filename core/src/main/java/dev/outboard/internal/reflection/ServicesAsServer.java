package dev.outboard.internal.reflection;

import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A list of services in the shape in which grpc's reflection wants it. It cannot be started or stopped. */
final class ServicesAsServer extends Server {

    private final List<ServerServiceDefinition> services;

    ServicesAsServer(List<ServerServiceDefinition> services) {
        this.services = List.copyOf(services);
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
        return services;
    }

    @Override
    public List<ServerServiceDefinition> getImmutableServices() {
        return services;
    }

    @Override
    public List<ServerServiceDefinition> getMutableServices() {
        return List.of();
    }

    @Override
    public Server start() {
        throw notAServer();
    }

    @Override
    public Server shutdown() {
        throw notAServer();
    }

    @Override
    public Server shutdownNow() {
        throw notAServer();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        throw notAServer();
    }

    @Override
    public void awaitTermination() {
        throw notAServer();
    }

    private static UnsupportedOperationException notAServer() {
        return new UnsupportedOperationException("This only lists services for reflection");
    }
}
