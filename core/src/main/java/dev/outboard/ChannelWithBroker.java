package dev.outboard;

import io.grpc.Channel;
import java.util.Objects;

/** A connection that is given as its parts. */
record ChannelWithBroker(Channel channel, Broker broker) implements GrpcConnection {

    ChannelWithBroker {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(broker, "broker");
    }
}
