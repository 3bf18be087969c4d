package dev.outboard.grpc;

import dev.outboard.net.Endpoint;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/** Endpoints as the addresses that {@code io.grpc} speaks of. */
final class EndpointAddress {

    private EndpointAddress() {}

    static SocketAddress of(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Unix unix) {
            return UnixDomainSocketAddress.of(unix.path());
        }
        if (endpoint instanceof Endpoint.Tcp tcp) {
            // Never looks the name up.
            return InetSocketAddress.createUnresolved(tcp.host(), tcp.port());
        }
        return new Local(endpoint.toString());
    }

    /** An address inside this process. */
    private static final class Local extends SocketAddress {

        @Serial
        private static final long serialVersionUID = 1L;

        private final String name;

        Local(String name) {
            this.name = name;
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
