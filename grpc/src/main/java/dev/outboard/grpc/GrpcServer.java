package dev.outboard.grpc;

import dev.outboard.http2.Http2Options;
import dev.outboard.internal.threads.DaemonThreads;
import dev.outboard.net.Connection;
import dev.outboard.net.Endpoint;
import dev.outboard.net.Listener;
import io.grpc.Attributes;
import io.grpc.BindableService;
import io.grpc.CompressorRegistry;
import io.grpc.Context;
import io.grpc.DecompressorRegistry;
import io.grpc.HandlerRegistry;
import io.grpc.InternalServer;
import io.grpc.Server;
import io.grpc.ServerCallExecutorSupplier;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServerTransportFilter;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Serves gRPC services on any number of connections, accepted from listeners or handed in.
 *
 * <p>Handlers run on an executor, the events of one call one at a time; a connection's reader runs no application code,
 * unless an executor does so itself. What a handler throws ends its call with UNKNOWN and is logged; the connection goes on.
 * Any thread may call any method.
 */
public final class GrpcServer extends Server {

    private final ServerMethods methods;
    private final List<AcceptLoop> acceptLoops = new ArrayList<>();
    private final List<Endpoint> endpoints = new ArrayList<>();
    private final ServerConnections connections;

    /** Who accepts. */
    private final Executor acceptors;

    private GrpcServer(Builder builder) {
        CallThreads shared = builder.threads;
        CallThreads threads = shared == null ? new CallThreads("outboard-grpc-call") : shared;
        acceptors = shared == null ? new DaemonThreads("outboard-grpc-accept") : shared;
        methods = builder.services.build(builder.interceptors, builder.fallback);
        // Reflection finds the server by this.
        Context root = Context.ROOT.withValue(InternalServer.SERVER_CONTEXT_KEY, this);
        ServerConfig config = builder.config(methods, threads, root);
        connections = new ServerConnections(config, builder.http2Options(), builder.filters, threads, () -> {
            if (shared == null) {
                threads.retire();
            }
        });
        for (Listener listener : builder.listeners) {
            acceptLoops.add(new AcceptLoop(listener, connections, threads));
            endpoints.add(listener.endpoint());
        }
    }

    /**
     * Starts to configure a server.
     *
     * @return a builder, for one thread
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Begins to serve, with one daemon thread {@code outboard-grpc-accept-N}, or one of the shared threads, for each listener.
     *
     * @throws IllegalStateException when called twice, or after {@link #shutdown}
     * @throws RejectedExecutionException when there is no thread to be had for a listener
     */
    @Override
    public GrpcServer start() {
        connections.start();
        for (AcceptLoop loop : acceptLoops) {
            acceptors.execute(loop);
        }
        return this;
    }

    /**
     * Serves a connection that somebody else accepted. Does not wait for its end.
     *
     * @param connection belongs to the server from now on, which closes it at its end
     * @throws IllegalStateException when the server does not run; the connection is closed then, too
     */
    public void serve(Connection connection) {
        connections.add(Objects.requireNonNull(connection, "connection"));
    }

    /**
     * The port of the first listener on TCP.
     *
     * @return 1 to 65535, or -1 when there is none
     */
    @Override
    public int getPort() {
        for (Endpoint endpoint : endpoints) {
            if (endpoint instanceof Endpoint.Tcp tcp) {
                return tcp.port();
            }
        }
        return -1;
    }

    @Override
    public List<SocketAddress> getListenSockets() {
        return endpoints.stream().map(EndpointAddress::of).toList();
    }

    @Override
    public List<ServerServiceDefinition> getServices() {
        List<ServerServiceDefinition> all = new ArrayList<>(getImmutableServices());
        all.addAll(getMutableServices());
        return List.copyOf(all);
    }

    @Override
    public List<ServerServiceDefinition> getImmutableServices() {
        return methods.services();
    }

    @Override
    public List<ServerServiceDefinition> getMutableServices() {
        return List.copyOf(methods.fallbackServices());
    }

    /** No new connections and no new calls; those there are finish, then their connections close. Does not wait. */
    @Override
    public GrpcServer shutdown() {
        acceptLoops.forEach(AcceptLoop::close);
        connections.shutdown();
        return this;
    }

    /** Closes listeners and connections; all calls are cancelled. Does not wait. */
    @Override
    public GrpcServer shutdownNow() {
        acceptLoops.forEach(AcceptLoop::close);
        connections.shutdownNow();
        return this;
    }

    @Override
    public boolean isShutdown() {
        return connections.isShutdown();
    }

    /** Whether the server is shut down and its last connection is gone. Cancelled handlers may still be running. */
    @Override
    public boolean isTerminated() {
        return connections.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return connections.awaitTermination(timeout, unit);
    }

    @Override
    public void awaitTermination() throws InterruptedException {
        connections.awaitTermination();
    }

    /** Collects what a server is to be like; each setter checks its own argument. For one thread. */
    public static final class Builder {

        private final ServerMethods.Builder services = new ServerMethods.Builder();
        private final List<ServerInterceptor> interceptors = new ArrayList<>();
        private final List<ServerTransportFilter> filters = new ArrayList<>();
        private final List<Listener> listeners = new ArrayList<>();
        private @Nullable HandlerRegistry fallback;
        private @Nullable CallThreads threads;
        private @Nullable Executor executor;
        private @Nullable ServerCallExecutorSupplier executorSupplier;
        private BiFunction<Context, Attributes, Context> connectionContext = (context, attributes) -> context;
        private int maxInboundMessageSize = Integer.MAX_VALUE;
        private int maxInboundMetadataSize = 16 << 20;
        private CompressorRegistry compressors = CompressorRegistry.getDefaultInstance();
        private DecompressorRegistry decompressors = DecompressorRegistry.getDefaultInstance();

        private Builder() {}

        /**
         * Adds a service.
         *
         * @param service its name must be new to this server
         * @return this builder
         * @throws IllegalArgumentException when there is a service of that name
         */
        public Builder addService(BindableService service) {
            return addService(service.bindService());
        }

        /**
         * Adds a service.
         *
         * @param service its name must be new to this server
         * @return this builder
         * @throws IllegalArgumentException when there is a service of that name
         */
        public Builder addService(ServerServiceDefinition service) {
            services.add(service, null);
            return this;
        }

        /**
         * Adds a service whose calls run on an executor of their own.
         *
         * @param service its name must be new to this server
         * @param executor where handlers run. One that runs tasks in the caller's thread spares a change of threads, but is right
         *     only where no handler or interceptor ever blocks: the caller is the connection's reader
         * @return this builder
         * @throws IllegalArgumentException when there is a service of that name
         */
        public Builder addService(ServerServiceDefinition service, Executor executor) {
            services.add(service, Objects.requireNonNull(executor, "executor"));
            return this;
        }

        /**
         * Where methods are looked up that no service of this server has.
         *
         * @param registry asked on the call's executor, each time
         * @return this builder
         */
        public Builder fallbackHandlerRegistry(HandlerRegistry registry) {
            fallback = Objects.requireNonNull(registry, "registry");
            return this;
        }

        /**
         * Adds an interceptor around all handlers.
         *
         * @param interceptor the one added last sees a call first
         * @return this builder
         */
        public Builder intercept(ServerInterceptor interceptor) {
            interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * Adds someone to be told of connections: {@code transportReady} before a connection's first call, by the thread that
         * brings the connection, {@code transportTerminated} after its last.
         *
         * @param filter must not block
         * @return this builder
         */
        public Builder addTransportFilter(ServerTransportFilter filter) {
            filters.add(Objects.requireNonNull(filter, "filter"));
            return this;
        }

        /**
         * Gives all calls of a connection something in their context. It costs them less than an interceptor.
         *
         * @param derivation is given a context and a connection's attributes, as the filters have left them, and gives that
         *     context with what it adds; asked once for each connection, before its first call, after the ones added before
         *     it; must not block
         * @return this builder
         */
        public Builder connectionContext(BiFunction<Context, Attributes, Context> derivation) {
            Objects.requireNonNull(derivation, "derivation");
            BiFunction<Context, Attributes, Context> before = connectionContext;
            connectionContext =
                    (context, attributes) -> derivation.apply(before.apply(context, attributes), attributes);
            return this;
        }

        /**
         * Adds a source of connections.
         *
         * @param listener accepts already; belongs to the server, which closes it at its shutdown
         * @return this builder
         */
        public Builder listen(Listener listener) {
            listeners.add(Objects.requireNonNull(listener, "listener"));
            return this;
        }

        /**
         * Where handlers run.
         *
         * @param executor stays the caller's, must outlive the server's calls; see {@link #addService(ServerServiceDefinition,
         *     Executor)}. Default: daemon threads {@code outboard-grpc-call-N}, as many as there are calls at work, which end
         *     with the server. On JDK 21 and later {@code Executors.newVirtualThreadPerTaskExecutor()} will do, too
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Shares threads with others, in place of having own ones: where handlers run unless an {@link #executor} is given, what
         * accepts and reads connections, and what the server does for ended calls.
         *
         * @param threads stay the caller's
         * @return this builder
         */
        public Builder threads(CallThreads threads) {
            this.threads = Objects.requireNonNull(threads, "threads");
            return this;
        }

        /**
         * Chooses an executor for each call.
         *
         * @param supplier asked on the executor that the call would have otherwise, before its handler begins; null as answer
         *     leaves it there
         * @return this builder
         */
        public Builder callExecutor(ServerCallExecutorSupplier supplier) {
            executorSupplier = Objects.requireNonNull(supplier, "supplier");
            return this;
        }

        /**
         * How large a message from a client may be; a larger one fails its call with RESOURCE_EXHAUSTED.
         *
         * @param bytes as it travels and decompressed, at least 0; default 2^31-1
         * @return this builder
         */
        public Builder maxInboundMessageSize(int bytes) {
            maxInboundMessageSize = atLeast(0, bytes, "maxInboundMessageSize");
            return this;
        }

        /**
         * How large a request's list of headers may be, counted as in RFC 9113, section 6.5.2.
         *
         * @param bytes at least 1; default 16 MiB
         * @return this builder
         */
        public Builder maxInboundMetadataSize(int bytes) {
            maxInboundMetadataSize = atLeast(1, bytes, "maxInboundMetadataSize");
            return this;
        }

        /**
         * With what handlers can compress.
         *
         * @param registry default: gzip
         * @return this builder
         */
        public Builder compressorRegistry(CompressorRegistry registry) {
            compressors = Objects.requireNonNull(registry, "registry");
            return this;
        }

        /**
         * With what clients may compress.
         *
         * @param registry default: gzip
         * @return this builder
         */
        public Builder decompressorRegistry(DecompressorRegistry registry) {
            decompressors = Objects.requireNonNull(registry, "registry");
            return this;
        }

        /**
         * The server as configured so far, not yet started.
         *
         * @return a server that is to be started once
         */
        public GrpcServer build() {
            return new GrpcServer(this);
        }

        private ServerConfig config(ServerMethods methods, CallThreads threads, Context root) {
            return new ServerConfig(
                    methods,
                    executor == null ? threads : executor,
                    threads,
                    executorSupplier,
                    threads.timer(),
                    root,
                    connectionContext,
                    maxInboundMessageSize,
                    compressors,
                    decompressors,
                    AcceptEncoding.of(decompressors));
        }

        private Http2Options http2Options() {
            Http2Options.Builder options = Http2Options.builder()
                    .maxHeaderListSize(maxInboundMetadataSize)
                    .writableThreshold(GrpcChannel.READY_THRESHOLD);
            return (threads == null ? options : options.readers(threads)).build();
        }

        private static int atLeast(int least, int value, String name) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }
    }
}
