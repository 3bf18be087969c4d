package dev.outboard.grpc;

import dev.outboard.http2.ConnectionEndedException;
import dev.outboard.http2.HeaderField;
import dev.outboard.http2.Http2Connection;
import dev.outboard.http2.Http2Options;
import dev.outboard.net.Connection;
import io.grpc.CallCredentials;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ClientInterceptors;
import io.grpc.CompressorRegistry;
import io.grpc.ConnectivityState;
import io.grpc.DecompressorRegistry;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The calling side of gRPC on one connection. Stubs, interceptors and call options work as on any {@link ManagedChannel}.
 *
 * <p>A channel lives as long as its connection: it does not resolve names, balance, retry or connect again. When the
 * connection ends, every call fails at once, and so does every later one. {@link CallOptions} that only make sense with those
 * (wait-for-ready, stream tracers) are ignored.
 *
 * <p>Calls without an executor of their own use the builder's. Blocking stubs bring their own: their callbacks run in the
 * calling thread. Any thread may call any method; none waits but {@link #awaitTermination}.
 */
public final class GrpcChannel extends ManagedChannel {

    /**
     * What one call makes of a server that says OK without a response message; without it, what the builder was told.
     */
    public static final CallOptions.Key<MissingResponse> MISSING_RESPONSE =
            CallOptions.Key.create("dev.outboard.grpc.missing-response");

    /** Below how many queued bytes a call is ready for more. */
    static final int READY_THRESHOLD = 64 * 1024;

    private final String authority;
    private final Http2Connection connection;
    private final ChannelLifecycle lifecycle;
    private final Channel calls;

    private GrpcChannel(Builder builder) {
        CallThreads shared = builder.threads;
        CallThreads threads = shared == null ? new CallThreads("outboard-grpc-callback") : shared;
        Executor executor = Objects.requireNonNullElse(builder.executor, threads);
        authority = builder.authority;
        lifecycle = new ChannelLifecycle(executor, () -> {
            if (shared == null) {
                threads.retire();
            }
        });
        connection = Http2Connection.client(builder.connection, builder.http2Options(), lifecycle);
        ClientConfig config = builder.config(executor, threads.timer());
        calls = ClientInterceptors.intercept(new Calls(authority, connection, config), builder.interceptors);
    }

    /**
     * Starts to configure a channel.
     *
     * @param connection to a server; belongs to the channel, which closes it at its end
     * @return a builder, for one thread
     */
    public static Builder over(Connection connection) {
        return new Builder(Objects.requireNonNull(connection, "connection"));
    }

    @Override
    public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
            MethodDescriptor<ReqT, RespT> methodDescriptor, CallOptions callOptions) {
        return calls.newCall(methodDescriptor, callOptions);
    }

    @Override
    public String authority() {
        return authority;
    }

    /** No new calls; those there are finish, then the connection closes. Does not wait. */
    @Override
    public GrpcChannel shutdown() {
        lifecycle.shutdown();
        connection.shutdown();
        return this;
    }

    /** Closes the connection; all calls fail with UNAVAILABLE. Does not wait. */
    @Override
    public GrpcChannel shutdownNow() {
        lifecycle.shutdown();
        connection.close();
        return this;
    }

    @Override
    public boolean isShutdown() {
        return lifecycle.state() == ConnectivityState.SHUTDOWN;
    }

    /** Whether the connection is over, by {@link #shutdown} or otherwise, and every call on it was told. */
    @Override
    public boolean isTerminated() {
        return lifecycle.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return lifecycle.awaitTermination(timeout, unit);
    }

    /**
     * How the connection is.
     *
     * @param requestConnection of no effect
     * @return CONNECTING until the server's first settings, READY, TRANSIENT_FAILURE for good once the server goes away or the
     *     connection is lost, SHUTDOWN from {@link #shutdown} on
     */
    @Override
    public ConnectivityState getState(boolean requestConnection) {
        return lifecycle.state();
    }

    @Override
    public void notifyWhenStateChanged(ConnectivityState source, Runnable callback) {
        lifecycle.notifyWhenChanged(source, callback);
    }

    /** The calls under all interceptors. */
    private static final class Calls extends Channel {

        private final String authority;
        private final Http2Connection connection;
        private final ClientConfig config;

        Calls(String authority, Http2Connection connection, ClientConfig config) {
            this.authority = authority;
            this.connection = connection;
            this.config = config;
        }

        @Override
        public <ReqT, RespT> ClientCall<ReqT, RespT> newCall(
                MethodDescriptor<ReqT, RespT> method, CallOptions options) {
            GrpcClientCall<ReqT, RespT> call = new GrpcClientCall<>(config, connection, method, options);
            CallCredentials credentials = options.getCredentials();
            return credentials == null ? call : new CredentialsCall<>(config, call, method, options, credentials);
        }

        @Override
        public String authority() {
            return authority;
        }
    }

    /** Collects what a channel is to be like; each setter checks its own argument. For one thread. */
    public static final class Builder {

        private final Connection connection;
        private final List<ClientInterceptor> interceptors = new ArrayList<>();
        private @Nullable CallThreads threads;
        private @Nullable Executor executor;
        private String authority = "localhost";
        private String userAgent = "grpc-java-outboard";
        private int maxInboundMessageSize = Integer.MAX_VALUE;
        private int maxInboundMetadataSize = 16 << 20;
        private MissingResponse missingResponse = MissingResponse.REJECTED;
        private CompressorRegistry compressors = CompressorRegistry.getDefaultInstance();
        private DecompressorRegistry decompressors = DecompressorRegistry.getDefaultInstance();
        private Function<ConnectionEndedException, CompletionStage<Status>> connectionStatus = Builder::unavailable;

        private Builder(Connection connection) {
            this.connection = connection;
        }

        private static CompletionStage<Status> unavailable(ConnectionEndedException end) {
            return CompletableFuture.completedStage(ClientEvents.unavailable(end));
        }

        /**
         * Where callbacks of calls run that bring no executor of their own. May run them in the caller's thread if none of
         * them ever blocks; the connection's reader is among the callers.
         *
         * @param executor stays the caller's; default: daemon threads {@code outboard-grpc-callback-N} as needed, which end
         *     with the channel
         * @return this builder
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Shares threads with others, in place of having own ones: where callbacks run unless an {@link #executor} is given, what
         * reads the connection, and what ends calls at their deadlines.
         *
         * @param threads stay the caller's
         * @return this builder
         */
        public Builder threads(CallThreads threads) {
            this.threads = Objects.requireNonNull(threads, "threads");
            return this;
        }

        /**
         * Adds interceptors around all calls.
         *
         * @param interceptors those added last see a call first
         * @return this builder
         */
        public Builder intercept(ClientInterceptor... interceptors) {
            Collections.addAll(this.interceptors, interceptors);
            return this;
        }

        /**
         * What calls name as {@code :authority}.
         *
         * @param authority a host, perhaps with a port, never a socket's path; default {@code localhost}
         * @return this builder
         */
        public Builder authority(String authority) {
            if (authority.isEmpty() || authority.indexOf('/') >= 0) {
                throw new IllegalArgumentException(
                        "An authority is a host, perhaps with a port, not '" + authority + "'");
            }
            this.authority = authority;
            return this;
        }

        /**
         * What calls say as {@code user-agent}.
         *
         * @param userAgent printable ASCII
         * @return this builder
         */
        public Builder userAgent(String userAgent) {
            if (!userAgent.chars().allMatch(c -> c >= ' ' && c <= '~')) {
                throw new IllegalArgumentException("A user agent is printable ASCII, not '" + userAgent + "'");
            }
            this.userAgent = userAgent;
            return this;
        }

        /**
         * How large a message from the server may be; a larger one fails its call with RESOURCE_EXHAUSTED. A call's options may
         * say otherwise.
         *
         * @param bytes as it travels and decompressed, at least 0; default 2^31-1
         * @return this builder
         */
        public Builder maxInboundMessageSize(int bytes) {
            maxInboundMessageSize = atLeast(0, bytes, "maxInboundMessageSize");
            return this;
        }

        /**
         * How large a list of headers or trailers from the server may be, counted as in RFC 9113, section 6.5.2.
         *
         * @param bytes at least 1; default 16 MiB
         * @return this builder
         */
        public Builder maxInboundMetadataSize(int bytes) {
            maxInboundMetadataSize = atLeast(1, bytes, "maxInboundMetadataSize");
            return this;
        }

        /**
         * What to make of a server that says OK without the response message. {@link #MISSING_RESPONSE} says it for one call.
         *
         * @param missingResponse default {@link MissingResponse#REJECTED}
         * @return this builder
         */
        public Builder missingResponse(MissingResponse missingResponse) {
            this.missingResponse = Objects.requireNonNull(missingResponse, "missingResponse");
            return this;
        }

        /**
         * With what calls can compress.
         *
         * @param registry default: gzip
         * @return this builder
         */
        public Builder compressorRegistry(CompressorRegistry registry) {
            compressors = Objects.requireNonNull(registry, "registry");
            return this;
        }

        /**
         * With what the server may compress.
         *
         * @param registry default: gzip
         * @return this builder
         */
        public Builder decompressorRegistry(DecompressorRegistry registry) {
            decompressors = Objects.requireNonNull(registry, "registry");
            return this;
        }

        /**
         * Says better than the connection can why it ended: that the process on the other side crashed, say.
         *
         * @param explanation gives the status of a call that ended, or could not begin, because the connection ended; asked on
         *     the executor of that call, once for each. It must not block, since that may be the connection's reader; the call
         *     ends when the stage completes, which it must within a short while. Default: UNAVAILABLE with the exception as
         *     cause and its message as description
         * @return this builder
         */
        public Builder connectionStatus(Function<ConnectionEndedException, CompletionStage<Status>> explanation) {
            connectionStatus = Objects.requireNonNull(explanation, "explanation");
            return this;
        }

        /**
         * Starts HTTP/2 on the connection. Calls can be made at once.
         *
         * @return the channel
         * @throws RejectedExecutionException when there is no thread to be had; the connection is closed then
         */
        public GrpcChannel start() {
            GrpcChannel channel = new GrpcChannel(this);
            channel.connection.start();
            return channel;
        }

        private Http2Options http2Options() {
            Http2Options.Builder options = Http2Options.builder()
                    .maxHeaderListSize(maxInboundMetadataSize)
                    .writableThreshold(READY_THRESHOLD);
            return (threads == null ? options : options.readers(threads)).build();
        }

        private ClientConfig config(Executor callExecutor, CallTimer timer) {
            ConnectionFacts facts = ConnectionFacts.of(connection);
            return new ClientConfig(
                    authority,
                    new HeaderField(WireNames.SCHEME, facts.scheme()),
                    new HeaderField(WireNames.USER_AGENT, userAgent),
                    callExecutor,
                    timer,
                    new CallerSpin(),
                    maxInboundMessageSize,
                    missingResponse,
                    compressors,
                    decompressors,
                    AcceptEncoding.of(decompressors),
                    facts,
                    connectionStatus);
        }

        private static int atLeast(int least, int value, String name) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", not " + value);
            }
            return value;
        }
    }
}
