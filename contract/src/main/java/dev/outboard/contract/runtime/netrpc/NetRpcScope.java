package dev.outboard.contract.runtime.netrpc;

import dev.outboard.BrokeredServer;
import dev.outboard.MuxBroker;
import dev.outboard.NetRpcConnection;
import dev.outboard.contract.PluginCallException;
import dev.outboard.contract.runtime.Checks;
import dev.outboard.gob.Gob;
import dev.outboard.gob.TypeRef;
import dev.outboard.gob.Unsigned;
import dev.outboard.netrpc.RpcClient;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Contracts that cross in a call. Those in its argument live as long as the call, except those that can be closed; those in its
 * reply live until they are closed, or as long as the connection between the two processes. For one thread.
 */
public final class NetRpcScope implements AutoCloseable {

    /** As what contracts cross: {@code uint32}, the broker's id. */
    public static final TypeRef<Integer> ID = new TypeRef<@Unsigned Integer>() {};

    /** No broker has it: Go's and this library's count from 1. */
    private static final int NONE = 0;

    private final MuxBroker broker;
    private final Gob gob;
    private final Side side;
    private final List<Runnable> ends = new ArrayList<>(0);

    /** Who gives arguments is given replies. */
    enum Side {
        CALLER,
        ANSWERER
    }

    NetRpcScope(MuxBroker broker, Gob gob, Side side) {
        this.broker = broker;
        this.gob = gob;
        this.side = side;
    }

    /**
     * Serves a contract to the other side, or says that there is none.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param implementation what answers, or null
     * @return the broker's id for it, 0 for null
     */
    public <T> int giveNullable(NetRpcBinding<T> binding, @Nullable T implementation) {
        return implementation == null ? NONE : give(binding, implementation);
    }

    /**
     * Serves a contract to the other side, which has the broker's timeout to dial it.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param implementation what answers
     * @return the broker's id for it
     * @throws NullPointerException when there is none
     */
    public <T> int give(NetRpcBinding<T> binding, T implementation) {
        Checks.notNull(implementation, "A " + binding.type().getSimpleName());
        int id = broker.nextId();
        BrokeredServer server = broker.acceptAndServe(id, binding.with(gob), implementation);
        if (side == Side.CALLER && !binding.isClosable()) {
            ends.add(server::close);
        }
        return id;
    }

    /**
     * Reaches what the other side serves.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param id the broker's id for it
     * @return the contract in front of it; null when the id is 0
     */
    public <T> @Nullable T takeNullable(NetRpcBinding<T> binding, @Unsigned int id) {
        if (id == NONE) {
            return null;
        }
        RpcClient client = broker.client(id, gob);
        if (side == Side.ANSWERER && !binding.isClosable()) {
            ends.add(client::close);
        }
        return binding.client(NetRpcConnection.of(client, broker));
    }

    /**
     * Reaches what the other side must serve.
     *
     * @param <T> the contract
     * @param binding how it crosses
     * @param id the broker's id for it
     * @param what names it for people
     * @return the contract in front of it
     * @throws PluginCallException when the id is 0
     */
    public <T> T take(NetRpcBinding<T> binding, @Unsigned int id, String what) {
        T contract = takeNullable(binding, id);
        if (contract == null) {
            throw new PluginCallException(
                    "The other side has given no " + binding.type().getSimpleName() + " for " + what
                            + ": its id is 0; where it may be missing, annotate it with @Nullable",
                    Status.Code.INTERNAL,
                    null,
                    null,
                    null);
        }
        return contract;
    }

    /**
     * Waits for what an implementation gives later. The call has a thread of its own.
     *
     * @param <R> the reply
     * @param stage what the implementation has returned
     * @return the reply
     * @throws Exception what the stage fails with
     */
    public static <R extends @Nullable Object> R await(CompletionStage<R> stage) throws Exception {
        try {
            return stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Ends what the call alone needed. */
    @Override
    public void close() {
        ends.forEach(Runnable::run);
    }
}
