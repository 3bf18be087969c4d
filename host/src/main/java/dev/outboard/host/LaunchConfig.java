// Longer than most files: each setter's contract is here.
package dev.outboard.host;

import dev.outboard.Handshake;
import dev.outboard.Plugin;
import dev.outboard.PluginSet;
import dev.outboard.Protocol;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.broker.BrokerSettings;
import dev.outboard.net.PortRange;
import dev.outboard.net.TlsOptions;
import io.grpc.ClientInterceptor;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What to launch, and how. Immutable; one config may be launched any number of times. Longer than other files because the
 * contract of every option of a launch is here.
 */
public final class LaunchConfig {

    private final Handshake handshake;
    private final PluginSource source;
    private final SortedMap<Integer, PluginSet> versions;
    private final List<ClientInterceptor> interceptors;
    private final Duration startTimeout;
    private final Duration stopTimeout;
    private final Duration brokerTimeout;
    private final PortRange ports;
    private final TransportSecurity security;
    private final OutputStream stderr;
    private final OutputStream syncStdout;
    private final OutputStream syncStderr;
    private final @Nullable String name;
    private final @Nullable Path socketDirectory;
    private final @Nullable String socketGroup;
    private final Set<Protocol> protocols;
    private final Consumer<GrpcChannel.Builder> channel;
    private final BrokerWay brokerWay;

    private LaunchConfig(Builder builder, SortedMap<Integer, PluginSet> versions) {
        this.handshake = builder.handshake;
        this.source = builder.source;
        this.versions = Collections.unmodifiableSortedMap(versions);
        this.interceptors = List.copyOf(builder.interceptors);
        this.startTimeout = builder.startTimeout;
        this.stopTimeout = builder.stopTimeout;
        this.brokerTimeout = builder.brokerTimeout;
        this.ports = builder.ports;
        this.security = builder.security;
        this.stderr = builder.stderr;
        this.syncStdout = builder.syncStdout;
        this.syncStderr = builder.syncStderr;
        this.name = builder.name;
        this.socketDirectory = builder.socketDirectory;
        this.socketGroup = builder.socketGroup;
        this.protocols = builder.protocols;
        this.channel = builder.channel;
        this.brokerWay = builder.brokerWay;
    }

    /**
     * Starts a config.
     *
     * @param handshake what host and plugin have in common
     * @param source where the plugin comes from
     * @return a builder that knows no plugins yet
     */
    public static Builder builder(Handshake handshake, PluginSource source) {
        return new Builder(handshake, source);
    }

    Handshake handshake() {
        return handshake;
    }

    PluginSource source() {
        return source;
    }

    /** What can be dispensed, by version. */
    SortedMap<Integer, PluginSet> versions() {
        return versions;
    }

    List<ClientInterceptor> interceptors() {
        return interceptors;
    }

    Duration startTimeout() {
        return startTimeout;
    }

    Duration stopTimeout() {
        return stopTimeout;
    }

    Duration brokerTimeout() {
        return brokerTimeout;
    }

    PortRange ports() {
        return ports;
    }

    TransportSecurity security() {
        return security;
    }

    OutputStream stderr() {
        return stderr;
    }

    OutputStream syncStdout() {
        return syncStdout;
    }

    OutputStream syncStderr() {
        return syncStderr;
    }

    @Nullable
    String name() {
        return name;
    }

    /** Where to make a directory for the plugin's sockets; null to leave the place to the plugin. */
    @Nullable
    Path socketDirectory() {
        return socketDirectory;
    }

    @Nullable
    String socketGroup() {
        return socketGroup;
    }

    Set<Protocol> protocols() {
        return protocols;
    }

    /** Changes the channel's settings before it starts. */
    Consumer<GrpcChannel.Builder> channel() {
        return channel;
    }

    BrokerWay brokerWay() {
        return brokerWay;
    }

    /** Collects what to launch. Not for use by several threads. */
    public static final class Builder {

        private final Handshake handshake;
        private final PluginSource source;
        private final PluginSet.Builder unversioned = PluginSet.builder();
        private final SortedMap<Integer, PluginSet> versions = new TreeMap<>();
        private final List<ClientInterceptor> interceptors = new ArrayList<>();
        // The defaults are go-plugin's.
        private Duration startTimeout = Duration.ofMinutes(1);
        private Duration stopTimeout = Duration.ofSeconds(2);
        private Duration brokerTimeout = BrokerSettings.DEFAULT_TIMEOUT;
        private PortRange ports = new PortRange(10_000, 25_000);
        private TransportSecurity security = new TransportSecurity.Plain();
        private OutputStream stderr = OutputStream.nullOutputStream();
        private OutputStream syncStdout = OutputStream.nullOutputStream();
        private OutputStream syncStderr = OutputStream.nullOutputStream();
        private @Nullable String name;
        private @Nullable Path socketDirectory;
        private @Nullable String socketGroup;
        private Set<Protocol> protocols = Set.of(Protocol.values());
        private Consumer<GrpcChannel.Builder> channel = settings -> {};
        private BrokerWay brokerWay = BrokerWay.SOCKETS;

        private Builder(Handshake handshake, PluginSource source) {
            this.handshake = Objects.requireNonNull(handshake, "handshake");
            this.source = Objects.requireNonNull(source, "source");
        }

        /**
         * Adds a plugin to the set of the handshake's version.
         *
         * @param name what to dispense it by
         * @param plugin the plugin
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already
         */
        public Builder plugin(String name, Plugin<?> plugin) {
            unversioned.plugin(name, plugin);
            return this;
        }

        /**
         * Adds a contract to the set of the handshake's version, under the name of its interface.
         *
         * @param contract an interface that is annotated with {@code @PluginContract}
         * @return this
         * @throws IllegalArgumentException when there is a plugin of that name already, or the contract has no binding
         */
        public Builder plugin(Class<?> contract) {
            unversioned.plugin(contract);
            return this;
        }

        /**
         * Adds a set in a version of its own. The plugin chooses among the versions given here.
         *
         * @param version the application's protocol version, 0 or more
         * @param set what that version offers
         * @return this
         * @throws IllegalArgumentException when the version is negative or has a set already
         */
        public Builder version(int version, PluginSet set) {
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
         * Passes every call of the application's to the plugin through an interceptor.
         *
         * @param interceptor sees calls before the interceptors added before it, as with {@link
         *     io.grpc.ClientInterceptors#intercept(io.grpc.Channel, java.util.List)}
         * @return this
         */
        public Builder intercept(ClientInterceptor interceptor) {
            interceptors.add(Objects.requireNonNull(interceptor, "interceptor"));
            return this;
        }

        /**
         * Limits how long a launch may take, from the start of the process to the first answer. The default is 1
         * minute.
         *
         * @param timeout positive
         * @return this
         * @throws IllegalArgumentException when the timeout is zero or negative
         */
        public Builder startTimeout(Duration timeout) {
            this.startTimeout = positive(timeout);
            return this;
        }

        /**
         * Limits how long a plugin may take to end by itself before it is made to. The default is 2 seconds.
         *
         * @param timeout positive
         * @return this
         * @throws IllegalArgumentException when the timeout is zero or negative
         */
        public Builder stopTimeout(Duration timeout) {
            this.stopTimeout = positive(timeout);
            return this;
        }

        /**
         * Limits how long {@link dev.outboard.Broker#dial(int)} waits for the plugin to serve an id, and for how long one
         * is kept that the plugin has announced and nobody here dials. The default is 5 seconds.
         *
         * @param timeout positive
         * @return this
         * @throws IllegalArgumentException when the timeout is zero or negative
         */
        public Builder brokerTimeout(Duration timeout) {
            this.brokerTimeout = positive(timeout);
            return this;
        }

        /**
         * Tells plugins that listen on TCP which ports they may take. The default is 10000 to 25000.
         *
         * @param ports the range to choose from
         * @return this
         */
        public Builder ports(PortRange ports) {
            this.ports = Objects.requireNonNull(ports, "ports");
            return this;
        }

        /**
         * Secures the connections between host and plugin with one-time certificates (AutoMTLS): each side makes a key and
         * a certificate for this launch alone, and accepts nobody but the other. TLS 1.2 or later. The plugin must support
         * it; plugins of go-plugin and of this library do, unless they have a TLS configuration of their own. The keys are
         * this client's alone: no other host can attach to the plugin.
         *
         * @return this
         * @throws IllegalStateException when there is a {@link #tls} configuration
         */
        public Builder autoMtls() {
            return security(new TransportSecurity.OneTimeCertificates());
        }

        /**
         * Secures the connections between host and plugin with certificates of your own, for plugins that do the same;
         * go-plugin calls it {@code TLSConfig} here and {@code TLSProvider} in the plugin.
         *
         * @param options as a client to the plugin, and as a server to it on connections of the broker that the plugin
         *     opens. Name the server that the plugin's certificate is for, or else only the certificate itself is checked;
         *     ask for client authentication, or else anybody may open such connections. The application protocol is HTTP/2
         *     whatever they say
         * @return this
         * @throws IllegalStateException when there is {@link #autoMtls}
         */
        public Builder tls(TlsOptions options) {
            return security(new TransportSecurity.Configured(Objects.requireNonNull(options, "options")));
        }

        private Builder security(TransportSecurity wanted) {
            if (!(security instanceof TransportSecurity.Plain) && security.getClass() != wanted.getClass()) {
                throw new IllegalStateException("Connections are secured with one-time certificates (autoMtls) or with"
                        + " certificates of your own (tls), not with both");
            }
            this.security = wanted;
            return this;
        }

        /**
         * Takes what the plugin's program prints to its stdout once it serves, as far as the plugin streams it; plugins
         * of go-plugin do. By default it is thrown away. go-plugin calls it {@code SyncStdout}.
         *
         * @param sink is written to by one thread at a time and flushed, not closed; a slow one slows the plugin's prints
         *     down; an error it throws ends the copy, not the plugin
         * @return this
         */
        public Builder syncStdout(OutputStream sink) {
            this.syncStdout = Objects.requireNonNull(sink, "sink");
            return this;
        }

        /**
         * Takes what the plugin's program prints to its stderr once it serves, like {@link #syncStdout}. go-plugin calls
         * it {@code SyncStderr}.
         *
         * @param sink as with {@link #syncStdout}
         * @return this
         */
        public Builder syncStderr(OutputStream sink) {
            this.syncStderr = Objects.requireNonNull(sink, "sink");
            return this;
        }

        /**
         * Copies what the plugin's process writes to its stderr, byte for byte. It goes to the log in any case. Plugins
         * of go-plugin write their log there, and what their program prints goes to {@link #syncStderr}.
         *
         * @param sink is written to by one thread; it is flushed, not closed; an error it throws ends the copy, not the
         *     plugin
         * @return this
         */
        public Builder stderr(OutputStream sink) {
            this.stderr = Objects.requireNonNull(sink, "sink");
            return this;
        }

        /**
         * Names the plugin in messages and logs. The default is the program's file name.
         *
         * @param name not empty
         * @return this
         */
        public Builder name(String name) {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("The plugin's name is empty");
            }
            this.name = name;
            return this;
        }

        /**
         * Changes settings of the channel to the plugin, for example a limit for the size of messages, which by default
         * there is not, or the executor of asynchronous calls.
         *
         * @param settings called once for each launch, by the launching thread, before the channel starts
         * @return this
         */
        public Builder channel(Consumer<GrpcChannel.Builder> settings) {
            this.channel = channel.andThen(settings);
            return this;
        }

        /**
         * Limits what the plugin may speak. By default it may speak all that this host can.
         *
         * @param first what it may speak
         * @param more what else
         * @return this
         */
        public Builder allowedProtocols(Protocol first, Protocol... more) {
            this.protocols = Set.copyOf(EnumSet.of(first, more));
            return this;
        }

        /**
         * Has the plugin's Unix sockets made in a directory of the host's choice: in a new one there, for this plugin alone,
         * which goes with the plugin. By default plugins use the temporary directory, and those in a {@link CustomRunner}
         * this JVM's.
         *
         * @param parent an existing directory with a short path: a socket's path has at most about 100 characters
         * @return this
         */
        public Builder socketDirectory(Path parent) {
            this.socketDirectory = Objects.requireNonNull(parent, "parent");
            return this;
        }

        /**
         * Gives the plugin's Unix sockets to a group, for plugins that run as another user. By default only their own user
         * may connect.
         *
         * @param group a name or number; this user and the plugin's must be in the group
         * @return this
         */
        public Builder socketGroup(String group) {
            if (group.isEmpty()) {
                throw new IllegalArgumentException("The group for the plugin's sockets is empty");
            }
            this.socketGroup = group;
            return this;
        }

        /**
         * Has one connection carry everything: what the {@link dev.outboard.Broker} connects goes through streams (yamux) in the
         * connection to the plugin, in both directions, rather than over a socket each. For plugins that can be reached by one
         * connection only: in containers, behind firewalls. Users of the broker see no difference. The plugin must support it;
         * plugins of this library and of go-plugin since 1.6 do. No other host can attach to such a plugin. go-plugin calls it
         * {@code GRPCBrokerMultiplex}.
         *
         * @return this
         */
        public Builder multiplex() {
            this.brokerWay = BrokerWay.STREAMS;
            return this;
        }

        /**
         * Finishes.
         *
         * @return the config
         * @throws IllegalArgumentException when there are no plugins, the handshake's version is given twice, AutoMTLS or
         *     multiplexing is asked of a plugin that is to be reattached, or multiplexing of one that is to be detached
         */
        public LaunchConfig build() {
            SortedMap<Integer, PluginSet> all = new TreeMap<>(versions);
            PluginSet set = unversioned.build();
            if (!set.plugins().isEmpty() && all.putIfAbsent(handshake.protocolVersion(), set) != null) {
                throw new IllegalArgumentException("Plugins without a version belong to the handshake's version "
                        + handshake.protocolVersion() + ", which has a set of its own too");
            }
            if (all.isEmpty()) {
                throw new IllegalArgumentException("A host must know what to dispense: add a plugin or a version");
            }
            if (source instanceof Reattach && security instanceof TransportSecurity.OneTimeCertificates) {
                throw new IllegalArgumentException(
                        "AutoMTLS begins with a plugin's start; a plugin that runs already has no"
                                + " use for another certificate");
            }
            checkMultiplexing();
            return new LaunchConfig(this, all);
        }

        /** A multiplexed plugin accepts one connection in its life. */
        private void checkMultiplexing() {
            if (brokerWay == BrokerWay.SOCKETS) {
                return;
            }
            if (source instanceof Reattach) {
                throw new IllegalArgumentException("A plugin that runs already cannot be asked to multiplex its"
                        + " connections; attach to it without multiplex()");
            }
            if (source instanceof Command command && command.detachedLog() != null) {
                throw new IllegalArgumentException(
                        "A plugin that multiplexes its connections serves one host in its life,"
                                + " so it is of no use detached; launch it either detached or with multiplex()");
            }
        }

        private static Duration positive(Duration timeout) {
            if (timeout.isNegative() || timeout.isZero()) {
                throw new IllegalArgumentException("A timeout must be positive, not " + timeout);
            }
            return timeout;
        }
    }
}
