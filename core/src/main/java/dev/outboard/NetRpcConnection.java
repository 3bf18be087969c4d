package dev.outboard;

import dev.outboard.netrpc.RpcClient;

/** The way to one receiver on the other side. Any thread may use it. */
public interface NetRpcConnection {

    /**
     * What calls the receiver's methods: {@code client.call("Plugin.Greet", …)}.
     *
     * @return a client on a stream of its own; when the connection has ended its calls fail at once, and it never connects
     *     again
     */
    RpcClient client();

    /**
     * Makes further connections to the same process.
     *
     * @return the broker of the connection between this host and this plugin
     */
    MuxBroker broker();

    /**
     * A connection of a client that the broker has made, for example.
     *
     * @param client calls the receiver's methods
     * @param broker makes further connections
     * @return the connection
     */
    static NetRpcConnection of(RpcClient client, MuxBroker broker) {
        return new ClientWithBroker(client, broker);
    }
}
