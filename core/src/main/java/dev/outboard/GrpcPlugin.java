package dev.outboard;

import io.grpc.BindableService;
import io.grpc.Channel;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plugin that speaks gRPC: on the plugin's side it puts an implementation behind generated services, on the host's
 * side it puts the interface in front of a channel. Implementations have no state of their own that a call changes:
 * one object serves any number of processes and threads.
 *
 * <pre>{@code
 * public static final GrpcPlugin<Greeter> GREETER = GrpcPlugin.of(Greeter.class, GreeterService::new, GreeterClient::new);
 * }</pre>
 *
 * @param <T> the interface, as the host sees it and the plugin implements it
 */
public non-sealed interface GrpcPlugin<T> extends Plugin<T> {

    /**
     * Puts the implementation's services on the plugin's server. Called once, before the plugin prints its handshake
     * line: what is slow to start belongs into the first call.
     *
     * @param implementation what the plugin serves
     * @param server takes the services
     */
    void serve(T implementation, GrpcServing server);

    /**
     * Makes what the host's application calls.
     *
     * @param connection the way to the plugin; it lives as long as the host's client
     * @return the interface in front of the connection
     */
    T client(GrpcConnection connection);

    @Override
    default Protocol protocol() {
        return Protocol.GRPC;
    }

    /**
     * How a contract crosses: the binding that the annotation processor of {@code outboard-contract-processor} has made of
     * an interface that is annotated with {@code @PluginContract}.
     *
     * @param <T> the contract
     * @param contract the interface; for {@code Greeter} this is {@code GreeterBinding} in the same package
     * @return the binding
     * @throws IllegalArgumentException when there is none, or it cannot be used; the message says what to do
     */
    static <T> GrpcPlugin<T> of(Class<T> contract) {
        return GeneratedBinding.grpc(contract);
    }

    /**
     * A plugin of one service.
     *
     * @param <T> the interface
     * @param type the interface
     * @param service puts an implementation behind the generated service
     * @param client puts the interface in front of a channel, usually through a generated stub
     * @return the plugin
     */
    static <T> GrpcPlugin<T> of(
            Class<T> type,
            Function<? super T, ? extends BindableService> service,
            Function<Channel, ? extends T> client) {
        return new SingleServicePlugin<>(type, service, client);
    }

    /**
     * A plugin of one service that makes further connections, for callbacks for example.
     *
     * @param <T> the interface
     * @param type the interface
     * @param service puts an implementation behind the generated service; the broker is {@link GrpcServing#broker}
     * @param client puts the interface in front of a channel; the broker is {@link GrpcConnection#broker}
     * @return the plugin
     */
    static <T> GrpcPlugin<T> of(
            Class<T> type,
            BiFunction<? super T, Broker, ? extends BindableService> service,
            BiFunction<Channel, Broker, ? extends T> client) {
        return new BrokeringPlugin<>(type, service, client);
    }
}
