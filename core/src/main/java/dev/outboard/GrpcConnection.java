package dev.outboard;

import io.grpc.Channel;

/** The way to a service on the other side: to one running plugin, or to what the broker has dialled. Any thread may use it. */
public interface GrpcConnection {

    /**
     * Where calls go.
     *
     * @return a channel on one connection; when that has ended its calls fail at once, and it never connects again
     */
    Channel channel();

    /**
     * Makes further connections to the same process.
     *
     * @return the broker of the connection between this host and this plugin
     * @throws UnsupportedOperationException when this is a channel and nothing else, as tests make it without a process
     */
    default Broker broker() {
        throw new UnsupportedOperationException("This is a channel without a broker; GrpcConnection.of takes both");
    }

    /**
     * A connection of a channel that the broker has dialled, for example.
     *
     * @param channel where calls go
     * @param broker makes further connections
     * @return the connection
     */
    static GrpcConnection of(Channel channel, Broker broker) {
        return new ChannelWithBroker(channel, broker);
    }
}
