package dev.outboard.plugin;

import dev.outboard.Handshake;
import dev.outboard.Plugin;
import dev.outboard.grpc.GrpcServer;
import dev.outboard.internal.broker.BrokerSettings;
import io.grpc.ServerInterceptor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What a plugin serves, and how. Immutable; one config may be served any number of times. */
public final class ServeConfig {

    private final Handshake handshake;
    private final SortedMap<Integer, ServedSet> versions;
    private final List<ServerInterceptor> interceptors;
    private final @Nullable Executor executor;
    private final Lifetime lifetime;
    private final Network network;
    private final @Nullable StdioSync stdioSync;
    private final Consumer<GrpcServer.Builder> serverCustomizer;
    private final @Nullable TlsProvider tlsProvider;
    private final Duration brokerTimeout;

    private ServeConfig(Builder builder, SortedMap<Integer, ServedSet> versions) {
        this.handshake = builder.handshake;
        this.versions = Collections.unmodifiableSortedMap(versions);
        this.interceptors = List.copyOf(builder.interceptors);
        this.executor = builder.executor;
        this.lifetime = builder.lifetime;
        this.network = builder.network;
        this.stdioSync = builder.stdioSync;
        this.serverCustomizer = builder.serverCustomizer;
        this.tlsProvider = builder.tlsProvider;
        this.brokerTimeout = builder.brokerTimeout;
    }

    /**
     * Starts a config.
     *
     * @param handshake what host and plugin have in common
     * @return a builder that serves nothing yet
     */
    public static Builder builder(Handshake handshake) {
        return new Builder(handshake);
    }

    Handshake handshake() {
        return handshake;
    }

    /** What is served, by version. */
    SortedMap<Integer, ServedSet> versions() {
        return versions;
    }

    List<ServerInterceptor> interceptors() {
        return interceptors;
    }

    @Nullable
    Executor executor() {
        return executor;
    }

    Lifetime lifetime() {
        return lifetime;
    }

    Network network() {
        return network;
    }

    /** What is said about the standard streams, if anything. */
    StdioSync stdioSync(StdioSync otherwise) {
        return stdioSync == null ? otherwise : stdioSync;
    }

    Consumer<GrpcServer.Builder> serverCustomizer() {
        return serverCustomizer;
    }

    @Nullable
    TlsProvider tlsProvider() {
        return tlsProvider;
    }

    Duration brokerTimeout() {
        return brokerTimeout;
    }

    /** Collects what a plugin serves. Not for use by several threads. */
    public static final class Builder {

        private final Handshake handshake;
        private final ServedSet.Builder unversioned = ServedSet.builder();
        private final SortedMap<Integer, ServedSet> versions = new TreeMap<>();
        private final List<ServerInterceptor> interceptors = new ArrayList<>();
        private @Nullable Executor executor;
        private Lifetime lifetime = new Lifetime.WithHost(Lifetime.DEFAULT_START_GRACE, Lifetime.DEFAULT_GRACE);
        private Network network = Network.ofSystem();
        private @Nullable StdioSync stdioSync;
        private Consumer<GrpcServer.Builder> serverCustomizer = server -> {};
        private @Nullable TlsProvider tlsProvider;
        private Duration brokerTimeout = BrokerSettings.DEFAULT_TIMEOUT;

        private Builder(Handshake handshake) {
            this.handshake = Objects.requireNonNull(handshake, "handshake");
        }

        /**
         * Serves a plugin in the handshake's version.
         *
         * @param <T> the plugin's interface
         * @param name the plugin's name
         * @param plugin the plugin
         * @param implementation what answers the calls; called by many threads at once
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already
         */
        public <T> Builder plugin(String name, Plugin<T> plugin, T implementation) {
            unversioned.plugin(name, plugin, implementation);
            return this;
        }

        /**
         * Serves a contract in the handshake's version, under the name of its interface.
         *
         * @param <T> the contract
         * @param contract an interface that is annotated with {@code @PluginContract}
         * @param implementation what answers the calls; called by many threads at once
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already, or the contract has no binding
         */
        public <T> Builder plugin(Class<T> contract, T implementation) {
            unversioned.plugin(contract, implementation);
            return this;
        }

        /**
         * Serves a set in a version of its own. The newest version that the host also speaks is served; if there is
         * none, the lowest one, and the host refuses it.
         *
         * @param version the application's protocol version, 0 or more
         * @param set what that version serves
         * @return this
         * @throws IllegalArgumentException when the version is negative or has a set already
         */
        public Builder version(int version, ServedSet set) {
            Objects.requireNonNull(set, "set");
            if (version < 0) {
                throw new IllegalArgumentException("A protocol version is 0 or more, not " + version);
            }
            if (versions.putIfAbsent(version, set) != null) {
                throw new IllegalArgumentException("There are two sets of version " + version);
            }
            return this;
        }

        /**
         * Passes every call of the application's services through an interceptor.
         *
         * @param interceptor sees calls after the interceptors added before it
         * @return this
         */
        public Builder intercept(ServerInterceptor interceptor) {
            interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * Runs the application's services on the caller's threads.
         *
         * @param executor runs each call's steps one after another, and may run several calls at once; the default is
         *     a pool that grows as needed
         * @return this
         */
        public Builder executor(Executor executor) {
            this.executor = Objects.requireNonNull(executor, "executor");
            return this;
        }

        /**
         * Says what becomes of {@link System#out} and {@link System#err} while the plugin is served.
         *
         * @param sync the default is {@link StdioSync#REDIRECT}, and {@link StdioSync#OFF} in test mode
         * @return this
         */
        public Builder stdioSync(StdioSync sync) {
            this.stdioSync = Objects.requireNonNull(sync, "sync");
            return this;
        }

        /**
         * Limits the messages that the application's services take. Without a limit they are as large as gRPC allows; plugins
         * of go-plugin take 4 MiB.
         *
         * @param bytes a larger message fails its call with RESOURCE_EXHAUSTED; 0 or more
         * @return this
         * @throws IllegalArgumentException when it is negative
         */
        public Builder maxInboundMessageSize(int bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("A limit of messages is 0 bytes or more, not " + bytes);
            }
            return customizeServer(server -> server.maxInboundMessageSize(bytes));
        }

        /**
         * Changes the gRPC server in ways for which there is no setting here: further services, compressors, filters,
         * limits.
         *
         * @param customizer is given the server before it is built, after those added before it; what it adds is not passed
         *     through the interceptors of this config
         * @return this
         */
        public Builder customizeServer(Consumer<GrpcServer.Builder> customizer) {
            this.serverCustomizer = serverCustomizer.andThen(customizer);
            return this;
        }

        /**
         * Listens on TCP at 127.0.0.1 rather than on a Unix socket, on the first free port that the host allows. Every
         * user of the machine can connect then. It is the default on Windows, as in go-plugin.
         *
         * @return this
         */
        public Builder tcp() {
            this.network = Network.TCP;
            return this;
        }

        /**
         * Secures the plugin's connections with certificates of your own, for hosts that expect them. Without this, the
         * host decides: a host that asks for AutoMTLS gets it, others are served in plain text. go-plugin calls it {@code
         * TLSProvider} too, and {@code TLSConfig} in the host.
         *
         * @param provider called when the plugin starts, by a thread of its own; what it throws is the reason why the
         *     plugin is not served
         * @return this
         */
        public Builder tls(TlsProvider provider) {
            this.tlsProvider = Objects.requireNonNull(provider, "provider");
            return this;
        }

        /**
         * Ends the plugin when it has had no connection for a while, even if its host still seems to live: a shell
         * between host and plugin hides the host's end. The default is 5 seconds.
         *
         * @param grace how long after the last connection has gone; positive
         * @return this
         * @throws IllegalArgumentException when the grace is zero or negative
         */
        public Builder endWithoutConnectionAfter(Duration grace) {
            if (grace.isNegative() || grace.isZero()) {
                throw new IllegalArgumentException("The grace time must be positive, not " + grace);
            }
            this.lifetime = new Lifetime.WithHost(Lifetime.DEFAULT_START_GRACE, grace);
            return this;
        }

        /**
         * Limits how long {@link dev.outboard.Broker#dial(int)} waits for the host to serve an id, and for how long one
         * is kept that the host has announced and nobody here dials. The default is 5 seconds, as in go-plugin.
         *
         * @param timeout positive
         * @return this
         * @throws IllegalArgumentException when the timeout is zero or negative
         */
        public Builder brokerTimeout(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("The broker's timeout must be positive, not " + timeout);
            }
            this.brokerTimeout = timeout;
            return this;
        }

        /**
         * Keeps the plugin running when its host is gone, for hosts that attach to it later and for debugging. It then
         * ends only when a host shuts it down or it is killed.
         *
         * @return this
         */
        public Builder outliveHost() {
            this.lifetime = new Lifetime.Unbound();
            return this;
        }

        /**
         * Finishes.
         *
         * @return the config
         * @throws IllegalArgumentException when nothing is served, or the handshake's version is given twice
         */
        public ServeConfig build() {
            SortedMap<Integer, ServedSet> all = new TreeMap<>(versions);
            ServedSet set = unversioned.build();
            if (!set.served().isEmpty() && all.putIfAbsent(handshake.protocolVersion(), set) != null) {
                throw new IllegalArgumentException("Plugins without a version belong to the handshake's version "
                        + handshake.protocolVersion() + ", which has a set of its own too");
            }
            if (all.isEmpty()) {
                throw new IllegalArgumentException("A plugin must serve something: add a plugin or a version");
            }
            return new ServeConfig(this, all);
        }
    }
}
