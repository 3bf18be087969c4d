package dev.outboard.internal.broker;

import dev.outboard.Broker;
import dev.outboard.BrokeredServer;
import dev.outboard.BrokeredServices;
import dev.outboard.GrpcServing;
import dev.outboard.grpc.CallThreads;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.net.Connection;
import dev.outboard.net.Listener;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** The server under one id. It has its services before anybody hears of the id. */
final class BrokeredGrpcServer implements BrokeredServer {

    private final int id;
    private final BiConsumer<Integer, BrokeredGrpcServer> onClose;
    private final GrpcServer.Builder builder = GrpcServer.builder();
    private final AtomicReference<GrpcServer> server = new AtomicReference<>();

    /** Where its connections come from if they are handed over; otherwise the server accepts them itself. */
    private final AtomicReference<KnockedListener> arrivals = new AtomicReference<>();

    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * A server that does not run yet.
     *
     * @param broker what its services find in their context
     * @param threads run its calls, unless its services bring an executor
     * @param onClose called once
     * @throws IllegalArgumentException when two services have one name
     */
    BrokeredGrpcServer(
            int id,
            GrpcBroker broker,
            CallThreads threads,
            BrokeredServices services,
            BiConsumer<Integer, BrokeredGrpcServer> onClose) {
        this.id = id;
        this.onClose = onClose;
        services.addTo(new Adding(builder, broker));
        List<ServerInterceptor> lastSeesFirst = new ArrayList<>(services.interceptors());
        Collections.reverse(lastSeesFirst);
        lastSeesFirst.forEach(builder::intercept);
        builder.threads(threads);
        services.executor().ifPresent(builder::executor);
        services.maxInboundMessageSize().ifPresent(builder::maxInboundMessageSize);
        builder.connectionContext((context, connection) -> broker.inContext(context));
    }

    private record Adding(GrpcServer.Builder builder, Broker broker) implements GrpcServing {
        @Override
        public GrpcServing add(ServerServiceDefinition service) {
            builder.addService(service);
            return this;
        }
    }

    /** Serves what the listener, which now belongs to this, gives. */
    void start(Listener listener) {
        if (listener instanceof KnockedListener knocked) {
            // Its connections come from somebody who is awake already.
            arrivals.set(knocked);
            start(builder.build(), started -> knocked.passTo(connection -> serve(started, connection)));
        } else {
            start(builder.listen(listener).build(), started -> {});
        }
    }

    private void start(GrpcServer started, Consumer<GrpcServer> then) {
        try {
            started.start();
            then.accept(started);
        } catch (RuntimeException | Error e) {
            started.shutdownNow();
            throw e;
        }
        server.set(started);
        // Looked at after the server is known: either this sees the end, or the end sees the server.
        if (closed.get()) {
            end();
        }
    }

    private void serve(GrpcServer running, Connection connection) {
        try {
            running.serve(connection);
        } catch (IllegalStateException e) {
            // It has closed the connection; that is as it should be if the server was closed meanwhile.
            if (!closed.get()) {
                throw e;
            }
        }
    }

    @Override
    public int id() {
        return id;
    }

    @Override
    public void close() {
        if (!closed.getAndSet(true)) {
            onClose.accept(id, this);
        }
        end();
    }

    private void end() {
        KnockedListener knocked = arrivals.get();
        if (knocked != null) {
            knocked.close();
        }
        GrpcServer running = server.get();
        if (running != null) {
            running.shutdownNow();
        }
    }

    @Override
    public String toString() {
        return "server of broker id " + Integer.toUnsignedString(id);
    }
}
