package dev.outboard.plugin;

import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.reflection.ReflectionRegistry;
import dev.outboard.internal.service.BrokerService;
import dev.outboard.internal.service.ControllerService;
import dev.outboard.internal.service.HealthService;
import dev.outboard.internal.tls.SecuredListener;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Serves gRPC plugins. */
final class GrpcFront implements Front {

    private final Brokering brokering;
    private final ServeSecurity security;
    private final Listener listener;
    private final GrpcServer server;

    /**
     * Begins to listen.
     *
     * @param security of all connections; this waits until it is ready
     * @param multiplexing whether one connection carries everything
     * @param connections counts hosts
     * @param requestStop begins the plugin's end, and returns at once
     */
    GrpcFront(
            ServeConfig config,
            ServedSet set,
            Future<ServeSecurity> security,
            HostMultiplexing multiplexing,
            Surroundings surroundings,
            Stdio stdio,
            ConnectionWatch connections,
            Runnable requestStop) {
        brokering = Brokering.begin(config, security, multiplexing, surroundings, requestStop);
        try {
            ServiceList services = services(config, set, surroundings, stdio, requestStop);
            this.security = ServeSecurity.await(security);
            listener = SecuredListener.over(
                    brokering.listener(),
                    this.security.streams(),
                    refusal -> surroundings.complaints().accept("[WARN] " + refusal));
            server = server(config, services, connections);
        } catch (RuntimeException | Error e) {
            brokering.close();
            throw e;
        }
    }

    private ServiceList services(
            ServeConfig config, ServedSet set, Surroundings surroundings, Stdio stdio, Runnable requestStop) {
        List<ServerInterceptor> interceptors = new ArrayList<>();
        interceptors.add(new ServiceErrors(surroundings.complaints()));
        interceptors.addAll(config.interceptors());
        return new ServiceList()
                .addOwn(new HealthService())
                .addOwn(new ControllerService(requestStop))
                .addOwn(new BrokerService(brokering.brokers()::open))
                .addOwn(stdio.service())
                .addPlugins(set, interceptors, brokering.brokers().ofCall());
    }

    private GrpcServer server(ServeConfig config, ServiceList services, ConnectionWatch connections) {
        GrpcServer.Builder builder = GrpcServer.builder()
                .listen(listener)
                .addTransportFilter(connections)
                .addTransportFilter(brokering.brokers())
                .connectionContext(brokering.brokers()::context)
                .fallbackHandlerRegistry(new ReflectionRegistry(services.all()));
        // None of the own services ever blocks, so that the connection's reader can answer by itself.
        for (ServerServiceDefinition service : services.own()) {
            builder.addService(service, Runnable::run);
        }
        for (ServerServiceDefinition service : services.ofApplication()) {
            builder.addService(service);
        }
        if (config.executor() != null) {
            builder.executor(config.executor());
        }
        config.serverCustomizer().accept(builder);
        return builder.build();
    }

    @Override
    public Endpoint endpoint() {
        return listener.endpoint();
    }

    @Override
    public String certificate() {
        return security.certificate();
    }

    @Override
    public void start() {
        server.start();
    }

    @Override
    public void shutdown() {
        server.shutdown();
    }

    @Override
    public boolean awaitTermination(long millis) throws InterruptedException {
        return server.awaitTermination(millis, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        brokering.brokers().close();
        server.shutdownNow();
        listener.close();
        brokering.close();
    }
}
