package dev.outboard.grpc;

import dev.outboard.net.Connection;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TlsConnection;
import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.SecurityLevel;

/**
 * What applications can find out about the connection of a call.
 *
 * @param attributes the addresses of both ends
 * @param securityLevel with TLS, or where bytes do not leave the machine's kernel, nobody else can read or change them
 * @param scheme {@code https} with TLS, else {@code http}
 */
record ConnectionFacts(Attributes attributes, SecurityLevel securityLevel, String scheme) {

    static ConnectionFacts of(Connection connection) {
        boolean encrypted = connection instanceof TlsConnection;
        boolean local = !isTcp(connection.remoteEndpoint());
        return new ConnectionFacts(
                Attributes.newBuilder()
                        .set(Grpc.TRANSPORT_ATTR_LOCAL_ADDR, EndpointAddress.of(connection.localEndpoint()))
                        .set(Grpc.TRANSPORT_ATTR_REMOTE_ADDR, EndpointAddress.of(connection.remoteEndpoint()))
                        .build(),
                encrypted || local ? SecurityLevel.PRIVACY_AND_INTEGRITY : SecurityLevel.NONE,
                encrypted ? "https" : "http");
    }

    private static boolean isTcp(Endpoint endpoint) {
        return endpoint instanceof Endpoint.Tcp || (endpoint instanceof Endpoint.Inner inner && isTcp(inner.carrier()));
    }

    ConnectionFacts withAttributes(Attributes other) {
        return new ConnectionFacts(other, securityLevel, scheme);
    }
}
