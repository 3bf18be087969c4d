package dev.outboard.internal.broker;

import dev.outboard.Broker;
import dev.outboard.BrokerClosedException;
import dev.outboard.BrokerException;
import dev.outboard.BrokerTimeoutException;
import dev.outboard.BrokeredServer;
import dev.outboard.BrokeredServices;
import dev.outboard.grpc.CallThreads;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.grpc.MissingResponse;
import dev.outboard.internal.tls.SecuredListener;
import dev.outboard.internal.wire.ConnInfo;
import dev.outboard.internal.wire.Methods;
import dev.outboard.net.Connection;
import dev.outboard.net.TimeoutException;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;

/** The broker of one connection between a host and a plugin, on either side. */
public final class GrpcBroker implements Broker, AutoCloseable {

    /** Ending waits for nobody; what it does takes milliseconds. */
    private static final long LONGEST_END_SECONDS = 2;

    private final BrokerSettings settings;
    private final BrokerStream stream;
    private final BrokerTransport transport;
    private final AtomicInteger lastId = new AtomicInteger();
    private final AtomicBoolean streamOpened = new AtomicBoolean();
    private final AtomicReference<String> end = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Of all brokered servers and channels, and what they accept and read, which come and go faster than threads are worth starting. */
    private final CallThreads threads = new CallThreads("outboard-broker-call");

    private final Map<Integer, BrokeredGrpcServer> servers = new ConcurrentHashMap<>();
    private final Set<Connection> dialled = ConcurrentHashMap.newKeySet();

    /**
     * A broker that waits for its stream.
     *
     * @param settings what it is told by its side
     * @param transport makes the transport, which sends through what it is given
     */
    public GrpcBroker(BrokerSettings settings, Function<Consumer<ConnInfo>, BrokerTransport> transport) {
        this.settings = settings;
        this.stream = new BrokerStream(
                failure -> end("a message to " + settings.peer() + " could not be sent (" + failure + ")"));
        this.transport = transport.apply(stream::send);
    }

    /** Opens the stream, as a host does. A plugin without the service ends it at once, which shows at the next use. */
    public void openOn(Channel channel) {
        // What a broker does with a message never blocks, so that the connection's reader can do it.
        CallOptions byReader = CallOptions.DEFAULT.withExecutor(Runnable::run);
        stream.open(
                ClientCalls.asyncBidiStreamingCall(channel.newCall(Methods.START_STREAM, byReader), new FromPeer()));
    }

    /**
     * Takes the stream that the host has opened. A connection has one such stream.
     *
     * @param toHost takes the plugin's messages
     * @return takes the host's; never blocks
     */
    StreamObserver<ConnInfo> openedBy(StreamObserver<ConnInfo> toHost) {
        if (streamOpened.getAndSet(true)) {
            toHost.onError(Status.FAILED_PRECONDITION
                    .withDescription("This connection has had its broker stream already; open a new connection")
                    .asRuntimeException());
            return new Ignored();
        }
        stream.open(toHost);
        return new FromPeer();
    }

    @Override
    public int nextId() {
        return lastId.incrementAndGet();
    }

    @Override
    public BrokeredServer acceptAndServe(int id, BrokeredServices services) {
        checkOpen("served", id);
        BrokeredGrpcServer server = new BrokeredGrpcServer(id, this, threads, services, servers::remove);
        if (servers.putIfAbsent(id, server) != null) {
            throw new BrokerException(
                    "Broker id " + Integer.toUnsignedString(id)
                            + " is being served already; take a new one from nextId, or close the other server first",
                    null);
        }
        try {
            server.start(SecuredListener.over(
                    transport.accept(id), settings.security().get(), settings.refusals(), threads));
            // Looked at after the server is in the map: either this sees the end, or the end sees the server.
            checkOpen("served", id);
            return server;
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    @Override
    public ManagedChannel dial(int id) {
        return dial(id, settings.timeout());
    }

    @Override
    public ManagedChannel dial(int id, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero()) {
            throw new IllegalArgumentException("A timeout must be positive, not " + timeout);
        }
        checkOpen("dialled", id);
        return GrpcChannel.over(secured(id, tracked(id, transport.dial(id, timeout))))
                .threads(threads)
                // As on the main connection: old versions of grpc-go leave the answer of a client stream out.
                .missingResponse(MissingResponse.EMPTY_MESSAGE)
                .connectionStatus(settings.whyEnded())
                .start();
    }

    private Connection tracked(int id, Connection raw) {
        Connection connection = TrackedConnection.of(raw, dialled::remove);
        dialled.add(connection);
        try {
            checkOpen("dialled", id);
            return connection;
        } catch (BrokerClosedException e) {
            connection.close();
            throw e;
        }
    }

    private Connection secured(int id, Connection connection) {
        try {
            return settings.security()
                    .get()
                    .dialled(connection, settings.timer().deadline(BrokerSettings.CONNECT_TIME));
        } catch (TimeoutException e) {
            throw new BrokerTimeoutException(
                    "Broker id " + Integer.toUnsignedString(id) + " cannot be dialled: within "
                            + Durations.text(BrokerSettings.CONNECT_TIME) + " there was no TLS connection with "
                            + settings.peer() + " ("
                            + e.getMessage() + ")",
                    id,
                    BrokerSettings.CONNECT_TIME,
                    e);
        } catch (IOException e) {
            throw new BrokerException(
                    "Broker id " + Integer.toUnsignedString(id) + " cannot be dialled: there is no TLS connection with "
                            + settings.peer() + " (" + e.getMessage() + ")",
                    e);
        }
    }

    /** The context of calls in which this broker is the one to use. */
    Context inContext(Context context) {
        return context.withValue(settings.ofCall(), this);
    }

    private void checkOpen(String what, int id) {
        String why = end.get();
        if (why != null) {
            throw new BrokerClosedException("Broker id " + Integer.toUnsignedString(id) + " cannot be " + what + ": "
                    + why + "; what is still needed of it takes a new connection");
        }
    }

    /**
     * Ends all that this broker has made, and every wait. When this returns no socket is left, also if another thread has
     * begun to end it.
     */
    @Override
    public void close() {
        end("the connection to " + settings.peer() + " is closed");
        try {
            boolean unused = over.await(LONGEST_END_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end(String why) {
        if (end.compareAndSet(null, why)) {
            try {
                stream.close();
                transport.close(why);
                servers.values().forEach(BrokeredGrpcServer::close);
                dialled.forEach(Connection::close);
            } finally {
                threads.retire();
                over.countDown();
            }
        }
    }

    /** What the other side says. Called by the reader of the main connection. */
    private final class FromPeer implements StreamObserver<ConnInfo> {
        @Override
        public void onNext(ConnInfo info) {
            transport.received(info);
        }

        @Override
        public void onError(Throwable failure) {
            stream.lost();
            end("the broker's stream with " + settings.peer() + " has ended (" + Status.fromThrowable(failure) + ")");
        }

        @Override
        public void onCompleted() {
            end(settings.peer() + " has closed its broker");
        }
    }

    /** What comes on a stream that should not be there. */
    private static final class Ignored implements StreamObserver<ConnInfo> {
        @Override
        public void onNext(ConnInfo info) {}

        @Override
        public void onError(Throwable failure) {}

        @Override
        public void onCompleted() {}
    }
}
