package dev.outboard;

import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import java.time.Duration;

/**
 * Makes connections between host and plugin beside the main one, in either direction: for callbacks, and for anything
 * else that is a service of its own. One side serves an id, the other dials that id; how the id gets there is up to the
 * application, usually as a field of a request or an answer.
 *
 * <pre>{@code
 * int id = broker.nextId();
 * try (BrokeredServer helper = broker.acceptAndServe(id, new HelperService())) {
 *     stub.put(PutRequest.newBuilder().setAddServer(id).build());
 * }
 * }</pre>
 *
 * <p>Each connection between a host and a plugin has a broker of its own, with its own ids, and all that a broker has
 * made ends with that connection. If it uses TLS, so do brokered connections. Any thread may call any method.
 *
 * <p>It is go-plugin's {@code GRPCBroker} (protocol version 1). A side on go-plugin forgets an id that nobody has dialled
 * 5 seconds after it was announced, so what is served should be dialled soon.
 */
public interface Broker {

    /**
     * An id that this side has not used yet. Both sides count for themselves, from 1: an id says nothing without the side
     * that serves it.
     *
     * @return an unsigned number of 32 bits
     */
    int nextId();

    /**
     * Serves an id and tells the other side. Does not wait for it to dial: it may come at once, later, several times or
     * never.
     *
     * @param id what the other side will dial, from {@link #nextId}
     * @param services what it will find
     * @return the running server, to be closed when it is of no more use
     * @throws BrokerClosedException when the connection is gone
     * @throws BrokerException when the id is being served already, or there is nowhere to listen
     * @throws IllegalArgumentException when two services have one name
     */
    BrokeredServer acceptAndServe(int id, BrokeredServices services);

    /**
     * Serves an id with nothing but services, as {@link #acceptAndServe(int, BrokeredServices)} does.
     *
     * @param id what the other side will dial
     * @param services what it will find
     * @return the running server, to be closed when it is of no more use
     * @throws BrokerException as there
     */
    default BrokeredServer acceptAndServe(int id, BindableService... services) {
        return acceptAndServe(id, BrokeredServices.of(services));
    }

    /**
     * Connects to what the other side serves. Waits until it does, but not longer than the configured broker timeout, 5
     * seconds by default.
     *
     * @param id what the other side serves
     * @return a channel, to be shut down when it is of no more use; it has one connection, which is never made anew
     * @throws BrokerTimeoutException when the other side did not serve the id in time
     * @throws BrokerClosedException when the connection is gone, or goes while this waits
     * @throws BrokerException when there is nobody at the address that the other side named, or TLS fails; also when the
     *     thread is interrupted, whose interrupt status stays
     */
    ManagedChannel dial(int id);

    /**
     * Connects as {@link #dial(int)} does, with a timeout of its own.
     *
     * @param id what the other side serves
     * @param timeout positive; how long to wait until the other side serves the id; to connect then, and to agree on TLS, may
     *     take 30 seconds more
     * @return a channel, to be shut down when it is of no more use
     * @throws BrokerException as there
     * @throws IllegalArgumentException when the timeout is zero or negative
     */
    ManagedChannel dial(int id, Duration timeout);
}
