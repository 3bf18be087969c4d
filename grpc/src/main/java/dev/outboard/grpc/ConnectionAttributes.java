package dev.outboard.grpc;

import dev.outboard.net.Connection;
import io.grpc.Attributes;
import io.grpc.Grpc;

/** What applications can find out about the connection of a call. */
final class ConnectionAttributes {

    private ConnectionAttributes() {}

    static Attributes of(Connection connection) {
        return Attributes.newBuilder()
                .set(Grpc.TRANSPORT_ATTR_LOCAL_ADDR, EndpointAddress.of(connection.localEndpoint()))
                .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, EndpointAddress.of(connection.remoteEndpoint()))
                .build();
    }
}
