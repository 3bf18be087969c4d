package dev.outboard.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A bound server socket, Unix or TCP. */
final class ChannelListener implements Listener {

    /** How long the queue of connections nobody has accepted yet may be; the system cuts it to its own limit. */
    static final int BACKLOG = 512;

    /** What differs between Unix and TCP. */
    interface Family {
        /** Makes a connection of an accepted channel, which is in non-blocking mode already. */
        Connection connection(SocketChannel accepted) throws IOException;

        /** Removes what binding has left outside this process; called once, before the socket is closed. */
        void unbind() throws IOException;
    }

    private final ServerSocketChannel channel;
    private final Endpoint endpoint;
    private final Family family;
    private final ReadinessWaiter acceptable;

    /** One accepting thread waits in the selector, the others wait for their turn here. Guards nothing else. */
    private final ReentrantLock turn = new ReentrantLock();

    private final AtomicBoolean closed = new AtomicBoolean();

    /** Takes the channel over, bound and in non-blocking mode. */
    ChannelListener(ServerSocketChannel channel, Endpoint endpoint, Family family) {
        this.channel = channel;
        this.endpoint = endpoint;
        this.family = family;
        this.acceptable = new ReadinessWaiter(channel, SelectionKey.OP_ACCEPT);
    }

    @Override
    public Connection accept(Deadline deadline) throws IOException {
        if (!Locking.lock(turn, deadline)) {
            throw timedOut();
        }
        try {
            while (true) {
                Connection connection = acceptNow();
                if (connection != null) {
                    return connection;
                }
                if (!acceptable.await(deadline)) {
                    throw timedOut();
                }
            }
        } catch (ClosedChannelException e) {
            throw new ConnectionClosedException("the listener on " + endpoint + " was closed");
        } finally {
            turn.unlock();
        }
    }

    private @Nullable Connection acceptNow() throws IOException {
        if (closed.get()) {
            throw new ClosedChannelException();
        }
        SocketChannel accepted;
        try {
            accepted = channel.accept();
        } catch (ClosedChannelException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot accept a connection on " + endpoint + ": " + e.getMessage(), e);
        }
        return accepted == null ? null : open(accepted);
    }

    private @Nullable Connection open(SocketChannel accepted) throws IOException {
        try {
            accepted.configureBlocking(false);
            return family.connection(accepted);
        } catch (IOException e) {
            // It broke before anybody could use it, which is no failure of this listener: wait for the next one.
            accepted.close();
            return null;
        }
    }

    private TimeoutException timedOut() {
        return new TimeoutException("nobody connected to " + endpoint + " before the deadline");
    }

    @Override
    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        // The file first: as long as it is there somebody may connect to a socket that nobody accepts from.
        Closing.quietly(family::unbind);
        Closing.quietly(acceptable::close);
        Closing.quietly(channel::close);
    }

    @Override
    public String toString() {
        return "listener on " + endpoint;
    }
}
