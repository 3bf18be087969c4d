package dev.outboard.netrpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Two ends of a TCP connection on this machine.
 *
 * @param client one end
 * @param server the other
 */
record Sockets(Socket client, Socket server) implements AutoCloseable {

    static Sockets connect() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
            client.setTcpNoDelay(true);
            Socket server = listener.accept();
            server.setTcpNoDelay(true);
            return new Sockets(client, server);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
