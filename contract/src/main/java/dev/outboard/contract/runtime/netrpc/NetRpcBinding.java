package dev.outboard.contract.runtime.netrpc;

import dev.outboard.NetRpcConnection;
import dev.outboard.NetRpcPlugin;
import dev.outboard.NetRpcServing;
import dev.outboard.gob.Gob;

/**
 * Carries a contract over net/rpc; what generated bindings are.
 *
 * @param <T> the contract
 */
public abstract class NetRpcBinding<T> implements NetRpcPlugin<T> {

    private final Class<T> type;

    /**
     * A binding.
     *
     * @param type the contract
     */
    protected NetRpcBinding(Class<T> type) {
        this.type = type;
    }

    /**
     * Puts the contract in front of a connection.
     *
     * @param calls makes calls
     * @return the contract
     */
    protected abstract T client(NetRpcCalls calls);

    /**
     * Puts an implementation behind methods.
     *
     * @param implementation what answers
     * @param methods takes what it offers
     */
    protected abstract void serve(T implementation, NetRpcMethods methods);

    @Override
    public final Class<T> type() {
        return type;
    }

    @Override
    public final Gob gob() {
        return Gob.standard();
    }

    @Override
    public final void serve(T implementation, NetRpcServing server) {
        serve(implementation, new NetRpcMethods(server));
    }

    @Override
    public final T client(NetRpcConnection connection) {
        return client(new NetRpcCalls(connection));
    }

    /** Whether the other side says when it needs the contract no more. */
    final boolean isClosable() {
        return AutoCloseable.class.isAssignableFrom(type);
    }
}
