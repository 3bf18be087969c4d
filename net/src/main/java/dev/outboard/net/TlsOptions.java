package dev.outboard.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** How a {@link TlsConnection} is secured. Immutable. TLS 1.2 is the lowest version. */
public final class TlsOptions {

    /** Whether a server asks for a client's certificate. */
    public enum ClientAuthentication {
        /** Not asked for. */
        NONE,
        /** A client without an accepted certificate is refused. */
        REQUIRED
    }

    private static final List<String> VERSIONS = List.of("TLSv1.3", "TLSv1.2");

    private final SSLContext context;
    private final @Nullable String serverName;
    private final List<String> applicationProtocols;
    private final boolean applicationProtocolRequired;
    private final ClientAuthentication clientAuthentication;
    private final List<String> versions;
    private final boolean oneServer;

    private TlsOptions(Builder builder) {
        this.context = builder.context;
        this.serverName = builder.serverName;
        this.applicationProtocols = builder.applicationProtocols;
        this.applicationProtocolRequired = builder.applicationProtocolRequired;
        this.clientAuthentication = builder.clientAuthentication;
        this.versions = builder.versions;
        this.oneServer = builder.oneServer;
    }

    /**
     * Starts with a context and the defaults: both TLS versions, no server name, no application protocol, no client
     * authentication.
     *
     * @param context gives this side's certificate and decides which certificates of the other side are accepted
     * @return a builder
     */
    public static Builder builder(SSLContext context) {
        return new Builder(context);
    }

    /**
     * The same options but for the application protocol: these are offered (ALPN), and the other side must pick one, as with
     * {@link Builder#requireApplicationProtocol}.
     *
     * @param protocols protocol ids such as {@code h2}, the preferred one first
     * @return other options
     * @throws IllegalArgumentException when there is none, or one is empty
     */
    public TlsOptions requiringApplicationProtocol(String... protocols) {
        Builder builder = new Builder(context).requireApplicationProtocol(protocols);
        builder.serverName = serverName;
        builder.clientAuthentication = clientAuthentication;
        builder.versions = versions;
        builder.oneServer = oneServer;
        return builder.build();
    }

    SSLEngine clientEngine() {
        SSLEngine engine = emptyClientEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = commonParameters(engine);
        if (serverName != null) {
            parameters.setServerNames(List.of(new SNIHostName(serverName)));
            // The JDK's name for the rules of RFC 2818: a name among the certificate's alternative names must match.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** The JDK keeps sessions by the server's name and port, and none where it is told neither. */
    private SSLEngine emptyClientEngine() {
        return oneServer
                ? context.createSSLEngine(serverName == null ? "server" : serverName, 1)
                : context.createSSLEngine();
    }

    SSLEngine serverEngine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        SSLParameters parameters = commonParameters(engine);
        parameters.setNeedClientAuth(clientAuthentication == ClientAuthentication.REQUIRED);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private SSLParameters commonParameters(SSLEngine engine) {
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setProtocols(versions.toArray(String[]::new));
        parameters.setApplicationProtocols(applicationProtocols.toArray(String[]::new));
        return parameters;
    }

    List<String> requiredApplicationProtocols() {
        return applicationProtocolRequired ? applicationProtocols : List.of();
    }

    /** Collects options. Not for several threads. */
    public static final class Builder {

        private final SSLContext context;
        private @Nullable String serverName;
        private List<String> applicationProtocols = List.of();
        private boolean applicationProtocolRequired;
        private ClientAuthentication clientAuthentication = ClientAuthentication.NONE;
        private List<String> versions = VERSIONS;
        private boolean oneServer;

        private Builder(SSLContext context) {
            this.context = context;
        }

        /**
         * For a client: names the server. It is sent (SNI) and must be among the names of the server's certificate. Without
         * it only the certificate itself is checked.
         *
         * @param name a DNS name
         * @return this builder
         * @throws IllegalArgumentException when that is not a DNS name
         */
        public Builder serverName(String name) {
            this.serverName = new SNIHostName(name).getAsciiName();
            return this;
        }

        /**
         * Offers application protocols (ALPN), and goes on without one if the other side picks none.
         *
         * @param protocols protocol ids such as {@code h2}, the preferred one first
         * @return this builder
         * @throws IllegalArgumentException when there is none, or one is empty
         */
        public Builder offerApplicationProtocols(String... protocols) {
            this.applicationProtocols = checkedProtocols(protocols);
            this.applicationProtocolRequired = false;
            return this;
        }

        /**
         * Offers application protocols (ALPN), one of which the other side must pick: otherwise the handshake fails with a
         * {@link NoApplicationProtocolException}.
         *
         * @param protocols protocol ids such as {@code h2}, the preferred one first
         * @return this builder
         * @throws IllegalArgumentException when there is none, or one is empty
         */
        public Builder requireApplicationProtocol(String... protocols) {
            this.applicationProtocols = checkedProtocols(protocols);
            this.applicationProtocolRequired = true;
            return this;
        }

        private static List<String> checkedProtocols(String... protocols) {
            List<String> list = List.of(protocols);
            if (list.isEmpty() || list.contains("")) {
                throw new IllegalArgumentException("application protocols must be named, not " + list);
            }
            return list;
        }

        /**
         * For a server: whether clients must show a certificate.
         *
         * @param authentication what is asked of clients
         * @return this builder
         */
        public Builder clientAuthentication(ClientAuthentication authentication) {
            this.clientAuthentication = authentication;
            return this;
        }

        /**
         * Restricts the versions of TLS.
         *
         * @param names {@code TLSv1.3}, {@code TLSv1.2} or both
         * @return this builder
         * @throws IllegalArgumentException when there is none, or another one
         */
        public Builder versions(String... names) {
            List<String> list = new ArrayList<>(Set.of(names));
            if (list.isEmpty() || !VERSIONS.containsAll(list)) {
                throw new IllegalArgumentException("TLS versions must be among " + VERSIONS + ", not " + list);
            }
            this.versions = List.copyOf(list);
            return this;
        }

        /**
         * For a client all of whose connections with these options go to one and the same server: later ones go on with the
         * session of an earlier one where the server lets them (RFC 8446 section 2.2). The two sides then prove who they are by
         * a secret of that session; certificates are not sent and not looked at again.
         *
         * @return this builder
         */
        public Builder oneServer() {
            this.oneServer = true;
            return this;
        }

        /**
         * Gives the options.
         *
         * @return what was collected
         */
        public TlsOptions build() {
            return new TlsOptions(this);
        }
    }
}
