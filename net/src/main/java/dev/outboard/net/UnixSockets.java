package dev.outboard.net;

import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Connections and listeners on Unix domain sockets. */
public final class UnixSockets {

    private static final Endpoint UNNAMED = new Endpoint.Unix(Path.of(""));

    /**
     * How much the system is asked to take before the other side reads: each time that less fits, a thread waits and is woken.
     * Linux doubles it, and goes by a limit of its own.
     */
    private static final int SEND_BUFFER = 512 * 1024;

    private UnixSockets() {}

    /**
     * Listens on a new socket file, with the permissions that the process's umask leaves. When this returns, others can
     * connect. The file is removed when the listener is closed.
     *
     * @param path where the file is made; nothing may be there yet
     * @return the listener
     * @throws SocketPathTooLongException when the system's limit does not allow the path
     * @throws ListenFailedException when something is there already, or the directory is missing or not writable
     * @throws IOException when the system refuses for another reason
     */
    public static Listener listen(Path path) throws IOException {
        SocketFile.checkLength(path);
        ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            SocketFile file = bind(channel, path);
            return new ChannelListener(channel, new Endpoint.Unix(path), new UnixFamily(path, file));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Listens on a new socket file with these permissions; to connect takes the right to write. Between the making of the
     * file and the change of its permissions those of the umask hold: where that matters, the directory must be closed to
     * others.
     *
     * @param path where the file is made; nothing may be there yet
     * @param permissions who may do what
     * @return the listener
     * @throws IOException as in {@link #listen(Path)}
     * @throws UnsupportedOperationException when the file system knows no such permissions
     */
    public static Listener listen(Path path, Set<PosixFilePermission> permissions) throws IOException {
        Listener listener = listen(path);
        try {
            Files.setPosixFilePermissions(path, permissions);
            return listener;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private static SocketFile bind(ServerSocketChannel channel, Path path) throws IOException {
        try {
            channel.bind(UnixDomainSocketAddress.of(path), ChannelListener.BACKLOG);
        } catch (IOException e) {
            throw new ListenFailedException(new Endpoint.Unix(path).toString(), SocketFile.whyNotBound(path, e), e);
        }
        return SocketFile.justBound(path);
    }

    /**
     * Connects to a socket file.
     *
     * @param path the file
     * @param deadline when to give up waiting for room in the listener's queue
     * @return the connection
     * @throws SocketPathTooLongException when the system's limit does not allow the path
     * @throws ConnectFailedException when there is no such file, or nobody listens there, or permissions bar the way
     * @throws TimeoutException when the listener's queue stayed full
     */
    public static Connection connect(Path path, Deadline deadline) throws IOException {
        SocketFile.checkLength(path);
        try {
            return connection(connectChannel(path, deadline), UNNAMED, new Endpoint.Unix(path));
        } catch (TimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new ConnectFailedException(new Endpoint.Unix(path), SocketFile.whyNotConnected(path, e), e);
        }
    }

    private static Connection connection(SocketChannel channel, Endpoint local, Endpoint remote) throws IOException {
        try {
            channel.setOption(StandardSocketOptions.SO_SNDBUF, SEND_BUFFER);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        return new ChannelConnection(channel, local, remote);
    }

    private static SocketChannel connectChannel(Path path, Deadline deadline) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.configureBlocking(false);
            channel.connect(UnixDomainSocketAddress.of(path));
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            if (mayBeQueueFull(e, path)) {
                return QueuedConnect.connect(path, deadline);
            }
            throw e;
        }
    }

    /** The JDK has types of its own for a refusal and for missing permissions, and none for "try again". */
    private static boolean mayBeQueueFull(Exception e, Path path) {
        return e.getClass() == SocketException.class && SocketFile.isSocket(path);
    }

    private record UnixFamily(Path path, SocketFile file) implements ChannelListener.Family {
        @Override
        public Connection connection(SocketChannel accepted) throws IOException {
            return UnixSockets.connection(accepted, new Endpoint.Unix(path), UNNAMED);
        }

        @Override
        public void unbind() throws IOException {
            file.remove();
        }
    }
}
