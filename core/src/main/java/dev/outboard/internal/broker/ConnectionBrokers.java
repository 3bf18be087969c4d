package dev.outboard.internal.broker;

import dev.outboard.Broker;
import dev.outboard.internal.wire.ConnInfo;
import io.grpc.Attributes;
import io.grpc.Context;
import io.grpc.ServerTransportFilter;
import io.grpc.stub.StreamObserver;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The brokers of a plugin: one for each connection, from the connection's beginning to its end. Every call of a connection
 * has its broker in the context.
 */
public final class ConnectionBrokers extends ServerTransportFilter implements AutoCloseable {

    private static final Attributes.Key<GrpcBroker> BROKER = Attributes.Key.create("dev.outboard.broker");

    private final BrokerSettings settings;
    private final Function<Consumer<ConnInfo>, BrokerTransport> transports;
    private final Set<GrpcBroker> open = ConcurrentHashMap.newKeySet();

    /**
     * Brokers for connections to come.
     *
     * @param settings of all brokers
     * @param transports makes the transport of each
     */
    public ConnectionBrokers(BrokerSettings settings, Function<Consumer<ConnInfo>, BrokerTransport> transports) {
        this.settings = settings;
        this.transports = transports;
    }

    @Override
    public Attributes transportReady(Attributes attributes) {
        GrpcBroker broker = new GrpcBroker(settings, transports);
        open.add(broker);
        return attributes.toBuilder().set(BROKER, broker).build();
    }

    @Override
    public void transportTerminated(Attributes attributes) {
        GrpcBroker broker = of(attributes);
        open.remove(broker);
        broker.close();
    }

    private static GrpcBroker of(Attributes attributes) {
        return Objects.requireNonNull(attributes.get(BROKER), "a connection that was announced has a broker");
    }

    /** What the calls of a connection find in their context. */
    public Context context(Context context, Attributes connection) {
        return of(connection).inContext(context);
    }

    /**
     * A call of the broker's own service.
     *
     * @param toHost takes the plugin's messages
     * @return takes the host's
     */
    public StreamObserver<ConnInfo> open(StreamObserver<ConnInfo> toHost) {
        return current().openedBy(toHost);
    }

    /** The broker of the current call, which must be one on these connections. */
    GrpcBroker current() {
        return Objects.requireNonNull(settings.ofCall().get(), "every call has a broker");
    }

    /** The broker for services, which goes by the current call. */
    public Broker ofCall() {
        return new CallBroker(settings.ofCall(), open);
    }

    /** Ends the brokers of all connections, now: nothing of theirs must be left when the process ends. */
    @Override
    public void close() {
        open.forEach(GrpcBroker::close);
    }
}
