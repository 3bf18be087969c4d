package dev.outboard.net;

import java.nio.file.Path;

/** Where one end of a connection is. */
public sealed interface Endpoint {

    /**
     * A Unix domain socket.
     *
     * @param path the socket file; empty for the connecting side, which has none
     */
    record Unix(Path path) implements Endpoint {
        @Override
        public String toString() {
            return "unix:" + (path.toString().isEmpty() ? "(a client)" : path);
        }
    }

    /**
     * A TCP socket.
     *
     * @param host a name or a literal address
     * @param port 1 to 65535, or 0 to let the system choose when listening
     */
    record Tcp(String host, int port) implements Endpoint {
        @Override
        public String toString() {
            return "tcp:" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /**
     * A stream inside another connection.
     *
     * @param name what to call it in messages
     * @param carrier the same end of the connection that it is inside of
     */
    record Inner(String name, Endpoint carrier) implements Endpoint {
        @Override
        public String toString() {
            return name + " on " + carrier;
        }
    }

    /**
     * One end of a pipe inside this process.
     *
     * @param name what to call it in messages
     */
    record Local(String name) implements Endpoint {
        @Override
        public String toString() {
            return "local:" + name;
        }
    }
}
