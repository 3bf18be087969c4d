package dev.outboard.internal.broker;

import dev.outboard.BrokerException;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.net.Connection;
import dev.outboard.net.Listener;
import java.time.Duration;

/**
 * How brokered connections come about: what differs between a new socket for each service and streams inside the one
 * main connection. Knows ids and bytes, nothing about TLS and gRPC. Any thread may call any method.
 */
public interface BrokerTransport {

    /**
     * Makes an id reachable and tells the other side. Does not wait.
     *
     * @param id not accepted at the moment
     * @return gives the connections that the other side dials for this id, any number of them; when it is closed the id
     *     can be accepted anew
     * @throws BrokerException when that is not possible
     */
    Listener accept(int id);

    /**
     * Connects to an id of the other side's, waiting until it is reachable.
     *
     * @param id may be dialled by several threads at once, and again later while the other side accepts it
     * @param timeout how long to wait for the other side to accept the id
     * @return the connection
     * @throws BrokerException with the subclass for each reason
     */
    Connection dial(int id, Duration timeout);

    /** Takes a message of the other side's. Called by the reader of the main connection: must not block. */
    void received(ConnInfo info);

    /**
     * Makes every wait end with {@link dev.outboard.BrokerClosedException}, now and later. Listeners and connections
     * belong to those who asked for them.
     *
     * @param why what to say to those who wait
     */
    void close(String why);
}
