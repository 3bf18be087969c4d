package dev.outboard;

/**
 * How an interface of the application's crosses the process boundary: the piece of code between the interface and the
 * wire. Host and plugin share it.
 *
 * @param <T> the interface, as the host sees it and the plugin implements it
 */
public sealed interface Plugin<T> permits GrpcPlugin, NetRpcPlugin {

    /**
     * The interface that crosses.
     *
     * @return the interface; it tells plugins of one set apart, and checks what is served
     */
    Class<T> type();

    /**
     * What it speaks.
     *
     * @return the protocol, the same one each time
     */
    Protocol protocol();

    /**
     * How a contract crosses, which is of one protocol: {@link GrpcPlugin#of(Class)} or {@link NetRpcPlugin#of(Class)}.
     *
     * @param <T> the contract
     * @param contract an interface that is annotated with {@code @PluginContract} or with {@code @NetRpcContract}
     * @return the binding that the annotation processor has made
     * @throws IllegalArgumentException when there is none, there are two, or it cannot be used; the message says what to do
     */
    static <T> Plugin<T> of(Class<T> contract) {
        return GeneratedBinding.any(contract);
    }
}
