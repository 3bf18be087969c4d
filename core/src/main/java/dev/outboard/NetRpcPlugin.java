package dev.outboard;

import dev.outboard.gob.Gob;
import dev.outboard.netrpc.RpcClient;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A plugin that speaks Go's {@code net/rpc}, go-plugin's first protocol: on the plugin's side it puts an implementation behind
 * the methods of a receiver, on the host's side it puts the interface in front of a client. It is what a type with the methods
 * {@code Server} and {@code Client} is in Go. Implementations have no state of their own that a call changes: one object serves
 * any number of processes and threads.
 *
 * <pre>{@code
 * public static final NetRpcPlugin<Greeter> GREETER =
 *         NetRpcPlugin.of(Greeter.class, GreeterReceiver::new, GreeterClient::new);
 * }</pre>
 *
 * @param <T> the interface, as the host sees it and the plugin implements it
 */
public non-sealed interface NetRpcPlugin<T> extends Plugin<T> {

    /** The service that hosts and plugins call, as go-plugin names it: methods are {@code Plugin.Greet} and so on. */
    String SERVICE = "Plugin";

    /**
     * Puts the implementation's methods on a server. Called for each host that asks for the plugin, each time it does, by a
     * thread that may wait.
     *
     * @param implementation what the plugin serves
     * @param server takes the methods
     * @throws RuntimeException whose message is the error that the host sees
     */
    void serve(T implementation, NetRpcServing server);

    /**
     * Makes what the host's application calls.
     *
     * @param connection the way to the plugin, made for this object alone; it ends with the host's client
     * @return the interface in front of the connection
     */
    T client(NetRpcConnection connection);

    /**
     * How Java values and Go's go together: names of what interface values hold, conversions, limits.
     *
     * @return the same object each time: it keeps what it has learnt about Java types
     */
    Gob gob();

    @Override
    default Protocol protocol() {
        return Protocol.NETRPC;
    }

    /**
     * The same plugin with names, conversions and limits of its own.
     *
     * @param gob in place of {@link #gob()}
     * @return a plugin that uses it
     */
    default NetRpcPlugin<T> with(Gob gob) {
        return new PluginWithGob<>(this, gob);
    }

    /**
     * How a contract crosses: the binding that the annotation processor of {@code outboard-contract-processor} has made of an
     * interface that is annotated with {@code @NetRpcContract}.
     *
     * @param <T> the contract
     * @param contract the interface; for {@code Greeter} this is {@code GreeterNetRpcBinding} in the same package
     * @return the binding, with the standard conversions ({@link Gob#standard}); {@link #with} gives it others
     * @throws IllegalArgumentException when there is none, or it cannot be used; the message says what to do
     */
    static <T> NetRpcPlugin<T> of(Class<T> contract) {
        return GeneratedBinding.netRpc(contract);
    }

    /**
     * A plugin of one receiver, with the standard conversions ({@link Gob#standard}).
     *
     * @param <T> the interface
     * @param type the interface
     * @param receiver puts an implementation behind an object, whose public methods are called; see {@link
     *     NetRpcServing#receiver(Object)}
     * @param client puts the interface in front of a client
     * @return the plugin
     */
    static <T> NetRpcPlugin<T> of(
            Class<T> type, Function<? super T, ?> receiver, Function<RpcClient, ? extends T> client) {
        return new ReceiverPlugin<>(
                type,
                (implementation, broker) -> receiver.apply(implementation),
                (connection, broker) -> client.apply(connection),
                Gob.standard());
    }

    /**
     * A plugin of one receiver that makes further connections, for callbacks for example.
     *
     * @param <T> the interface
     * @param type the interface
     * @param receiver puts an implementation behind an object, whose public methods are called; the broker is {@link
     *     NetRpcServing#broker}
     * @param client puts the interface in front of a client; the broker is {@link NetRpcConnection#broker}
     * @return the plugin
     */
    static <T> NetRpcPlugin<T> of(
            Class<T> type,
            BiFunction<? super T, MuxBroker, ?> receiver,
            BiFunction<RpcClient, MuxBroker, ? extends T> client) {
        return new ReceiverPlugin<>(type, receiver, client, Gob.standard());
    }
}
