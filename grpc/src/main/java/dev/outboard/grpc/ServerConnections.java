package dev.outboard.grpc;

import dev.outboard.http2.Http2Connection;
import dev.outboard.http2.Http2Options;
import dev.outboard.net.Connection;
import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** The live connections of a server, and its way to the end: no more connections, then none left. */
final class ServerConnections {

    private enum State {
        NEW,
        RUNNING,
        SHUT_DOWN
    }

    private final ServerConfig config;
    private final Http2Options options;
    private final List<ServerTransportFilter> filters;
    private final Executor executor;
    private final Runnable onTerminated;
    private final CountDownLatch terminated = new CountDownLatch(1);

    // Both guarded by the map.
    private final Map<ServerConnection, Http2Connection> live = new HashMap<>();
    private State state = State.NEW;

    /**
     * @param executor tells the filters of a connection's end
     * @param onTerminated run once, when the server is shut down and the last connection is gone
     */
    ServerConnections(
            ServerConfig config,
            Http2Options options,
            List<ServerTransportFilter> filters,
            Executor executor,
            Runnable onTerminated) {
        this.config = config;
        this.options = options;
        this.filters = List.copyOf(filters);
        this.executor = executor;
        this.onTerminated = onTerminated;
    }

    void start() {
        synchronized (live) {
            if (state != State.NEW) {
                throw new IllegalStateException("The server was already started");
            }
            state = State.RUNNING;
        }
    }

    /**
     * Serves one more connection.
     *
     * @throws IllegalStateException when the server does not run; the connection is closed
     */
    void add(Connection connection) {
        Http2Connection started;
        try {
            ConnectionFacts facts = ConnectionFacts.of(connection);
            Attributes attributes = filtered(facts.attributes());
            ServerConnection requests = new ServerConnection(
                    config.of(attributes), facts.withAttributes(attributes), ended -> remove(ended, attributes));
            started = register(requests, connection, attributes);
        } catch (RuntimeException | Error e) {
            connection.close();
            throw e;
        }
        started.start();
    }

    private Http2Connection register(ServerConnection requests, Connection connection, Attributes attributes) {
        Http2Connection http2 = Http2Connection.server(connection, options, requests);
        synchronized (live) {
            if (state == State.RUNNING) {
                live.put(requests, http2);
                return http2;
            }
        }
        tellTerminated(attributes);
        throw new IllegalStateException("The server does not run");
    }

    private Attributes filtered(Attributes attributes) {
        Attributes result = attributes;
        for (ServerTransportFilter filter : filters) {
            result = Objects.requireNonNull(filter.transportReady(result), "transportReady returned null");
        }
        return result;
    }

    private void remove(ServerConnection ended, Attributes attributes) {
        boolean last;
        synchronized (live) {
            live.remove(ended);
            last = state == State.SHUT_DOWN && live.isEmpty();
        }
        if (!filters.isEmpty()) {
            executor.execute(() -> tellTerminated(attributes));
        }
        if (last) {
            terminate();
        }
    }

    private void tellTerminated(Attributes attributes) {
        for (ServerTransportFilter filter : filters) {
            try {
                filter.transportTerminated(attributes);
            } catch (RuntimeException e) {
                System.getLogger(ServerConnections.class.getName())
                        .log(Level.WARNING, "A transport filter failed at a connection's end", e);
            }
        }
    }

    private void terminate() {
        if (terminated.getCount() > 0) {
            terminated.countDown();
            onTerminated.run();
        }
    }

    /** No new connections and no new calls; connections end with their last call. */
    void shutdown() {
        stopped().forEach(Http2Connection::shutdown);
    }

    /** Ends all connections at once. */
    void shutdownNow() {
        stopped().forEach(Http2Connection::close);
    }

    private List<Http2Connection> stopped() {
        List<Http2Connection> there;
        synchronized (live) {
            state = State.SHUT_DOWN;
            there = new ArrayList<>(live.values());
        }
        if (there.isEmpty()) {
            terminate();
        }
        return there;
    }

    boolean isShutdown() {
        synchronized (live) {
            return state == State.SHUT_DOWN;
        }
    }

    boolean isTerminated() {
        return terminated.getCount() == 0;
    }

    boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return terminated.await(timeout, unit);
    }

    void awaitTermination() throws InterruptedException {
        terminated.await();
    }
}
