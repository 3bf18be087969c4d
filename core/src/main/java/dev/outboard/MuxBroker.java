package dev.outboard;

import dev.outboard.gob.Gob;
import dev.outboard.net.Connection;
import dev.outboard.netrpc.RpcClient;
import dev.outboard.netrpc.RpcServer;
import java.time.Duration;

/**
 * Makes connections between host and net/rpc plugin beside the main one, in either direction: for callbacks, for large values,
 * and for anything else that is bytes. One side accepts an id, the other dials that id; how the id gets there is up to the
 * application, usually as a field of an argument or a reply. It is what {@link Broker} is for gRPC plugins.
 *
 * <pre>{@code
 * int id = broker.nextId();
 * BrokeredServer callbacks = broker.acceptAndServe(id, CALLBACKS, implementation);
 * client.call("Plugin.Subscribe", id, Void.class);
 * }</pre>
 *
 * <p>All connections are streams inside the one connection between a host and a plugin, and end with it. Each accept meets one
 * dial. Any thread may call any method.
 *
 * <p>It is go-plugin's {@code MuxBroker}, whose sides have 5 seconds to meet.
 */
public interface MuxBroker {

    /**
     * An id that this side has not used yet. Both sides count for themselves, from 1: an id says nothing without the side that
     * accepts it.
     *
     * @return an unsigned number of 32 bits
     */
    int nextId();

    /**
     * Waits until the other side dials an id, but not longer than the configured broker timeout, 5 seconds by default.
     *
     * @param id what the other side dials, from {@link #nextId}
     * @return the connection, to be closed when it is of no more use
     * @throws BrokerTimeoutException when the other side did not dial in time
     * @throws BrokerClosedException when the connection is gone, or goes while this waits
     * @throws BrokerException when the id is being accepted already; also when the thread is interrupted, whose interrupt
     *     status stays
     */
    Connection accept(int id);

    /**
     * Accepts as {@link #accept(int)} does, with a timeout of its own. A side on go-plugin gives up after 5 seconds.
     *
     * @param id what the other side dials
     * @param timeout positive
     * @return the connection
     * @throws BrokerException as there
     * @throws IllegalArgumentException when the timeout is zero or negative
     */
    Connection accept(int id, Duration timeout);

    /**
     * Serves the one connection that the other side dials. Does not wait for it. If it does not come within the configured
     * broker timeout, there is a line in the log and nothing is served.
     *
     * @param id what the other side will dial, from {@link #nextId}
     * @param server what it will find; go-plugin's programs look for a service {@link NetRpcPlugin#SERVICE}
     * @return the running server, which ends with its connection and need not be closed
     * @throws BrokerClosedException when the connection is gone
     * @throws BrokerException when the id is being accepted already
     */
    BrokeredServer acceptAndServe(int id, RpcServer server);

    /**
     * Serves an interface of the application's as {@link #acceptAndServe(int, RpcServer)} serves methods. The other side puts it
     * in front of the client that it makes: {@code plugin.client(NetRpcConnection.of(broker.client(id, plugin.gob()), broker))}.
     *
     * @param <T> the interface
     * @param id what the other side will dial
     * @param plugin puts the implementation behind methods
     * @param implementation what answers the calls; called by many threads at once
     * @return the running server
     * @throws BrokerException as there
     */
    <T> BrokeredServer acceptAndServe(int id, NetRpcPlugin<T> plugin, T implementation);

    /**
     * Connects to what the other side accepts. Waits until it does, but not longer than the configured broker timeout, 5
     * seconds by default.
     *
     * @param id what the other side accepts
     * @return the connection, to be closed when it is of no more use
     * @throws BrokerTimeoutException when the other side did not accept the id in time
     * @throws BrokerClosedException when the connection is gone, or goes while this waits
     * @throws BrokerException when the other side answers something else; also when the thread is interrupted, whose interrupt
     *     status stays
     */
    Connection dial(int id);

    /**
     * Connects as {@link #dial(int)} does, with a timeout of its own. A side on go-plugin gives up after 5 seconds.
     *
     * @param id what the other side accepts
     * @param timeout positive
     * @return the connection
     * @throws BrokerException as there
     * @throws IllegalArgumentException when the timeout is zero or negative
     */
    Connection dial(int id, Duration timeout);

    /**
     * Connects as {@link #dial(int)} does, to methods.
     *
     * @param id what the other side serves
     * @param gob the conversions of arguments and replies
     * @return a client, to be closed when it is of no more use
     * @throws BrokerException as there
     */
    RpcClient client(int id, Gob gob);
}
