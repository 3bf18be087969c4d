package dev.outboard.net;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** Connections and listeners on TCP. Small messages leave at once (no Nagle delay). */
public final class TcpSockets {

    private TcpSockets() {}

    /**
     * Listens on one port. When this returns, others can connect.
     *
     * @param host the name or literal address of the interface to listen on
     * @param port 1 to 65535, or 0 to let the system choose a free one
     * @return the listener; its endpoint has the real port
     * @throws ListenFailedException when the name is unknown, or the port is taken or forbidden
     */
    public static Listener listen(String host, int port) throws IOException {
        Endpoint.Tcp endpoint = new Endpoint.Tcp(host, checkedPort(port, 0));
        InetAddress address = interfaceAddress(host, endpoint.toString());
        try {
            return bind(host, new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new ListenFailedException(endpoint.toString(), String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Listens on the first free port of a range. When this returns, others can connect.
     *
     * @param host the name or literal address of the interface to listen on
     * @param ports the ports to try, from the lowest
     * @return the listener
     * @throws ListenFailedException when the name is unknown or no port of the range could be had
     */
    public static Listener listen(String host, PortRange ports) throws IOException {
        String name = "tcp:" + host + ", ports " + ports;
        InetAddress address = interfaceAddress(host, name);
        IOException last = null;
        for (int port = ports.min(); port <= ports.max(); port++) {
            try {
                return bind(host, new InetSocketAddress(address, port));
            } catch (BindException e) {
                last = e;
            } catch (IOException e) {
                throw new ListenFailedException(name, String.valueOf(e.getMessage()), e);
            }
        }
        throw exhausted(name, last);
    }

    private static ListenFailedException exhausted(String name, @Nullable IOException last) {
        String reason = last == null ? "none was tried" : String.valueOf(last.getMessage());
        return new ListenFailedException(
                name,
                "no port of the range can be had (the last one: " + reason + "); choose a wider range, or free a port",
                last);
    }

    private static InetAddress interfaceAddress(String host, String name) throws ListenFailedException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ListenFailedException(name, "the host name " + host + " is unknown", e);
        }
    }

    private static Listener bind(String host, InetSocketAddress address) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.configureBlocking(false);
            channel.bind(address, ChannelListener.BACKLOG);
            int port = ((InetSocketAddress) channel.getLocalAddress()).getPort();
            return new ChannelListener(channel, new Endpoint.Tcp(host, port), TCP_FAMILY);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Connects to a host and port, trying all addresses of the name one after the other. Looking the name up is the
     * system's business and not under the deadline; literal addresses are not looked up.
     *
     * @param host a name or a literal address
     * @param port 1 to 65535
     * @param deadline when to give up
     * @return the connection
     * @throws ConnectFailedException when the name is unknown, or nobody listens there, or there is no way
     * @throws TimeoutException when there was no answer before the deadline
     */
    public static Connection connect(String host, int port, Deadline deadline) throws IOException {
        Endpoint.Tcp endpoint = new Endpoint.Tcp(host, checkedPort(port, 1));
        IOException first = null;
        for (InetAddress address : addresses(endpoint)) {
            try {
                return connect(endpoint, new InetSocketAddress(address, port), deadline);
            } catch (TimeoutException e) {
                throw e;
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        throw new ConnectFailedException(endpoint, first == null ? "it has no address" : reason(first), first);
    }

    private static String reason(IOException e) {
        return e instanceof java.net.ConnectException
                ? "nobody listens there (" + e.getMessage() + ")"
                : String.valueOf(e.getMessage());
    }

    private static InetAddress[] addresses(Endpoint.Tcp endpoint) throws ConnectFailedException {
        try {
            return InetAddress.getAllByName(endpoint.host());
        } catch (UnknownHostException e) {
            throw new ConnectFailedException(endpoint, "the host name is unknown", e);
        }
    }

    private static Connection connect(Endpoint.Tcp endpoint, InetSocketAddress address, Deadline deadline)
            throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            channel.configureBlocking(false);
            if (!channel.connect(address)) {
                finishConnect(endpoint, channel, deadline);
            }
            return connection(channel, endpoint);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void finishConnect(Endpoint.Tcp endpoint, SocketChannel channel, Deadline deadline)
            throws IOException {
        ReadinessWaiter connectable = new ReadinessWaiter(channel, SelectionKey.OP_CONNECT);
        try {
            while (!channel.finishConnect()) {
                if (!connectable.await(deadline)) {
                    throw new TimeoutException("no answer from " + endpoint + " before the deadline");
                }
            }
        } finally {
            connectable.close();
        }
    }

    private static Connection connection(SocketChannel channel, Endpoint remote) throws IOException {
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new ChannelConnection(channel, endpoint(channel.getLocalAddress()), remote);
    }

    private static Endpoint endpoint(java.net.SocketAddress address) {
        InetSocketAddress inet = (InetSocketAddress) address;
        return new Endpoint.Tcp(inet.getAddress().getHostAddress(), inet.getPort());
    }

    private static int checkedPort(int port, int lowest) {
        if (port < lowest || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not within " + lowest + "-65535");
        }
        return port;
    }

    private static final ChannelListener.Family TCP_FAMILY = new ChannelListener.Family() {
        @Override
        public Connection connection(SocketChannel accepted) throws IOException {
            return TcpSockets.connection(accepted, endpoint(accepted.getRemoteAddress()));
        }

        @Override
        public void unbind() {
            // The system frees a port with its socket.
        }
    };
}
