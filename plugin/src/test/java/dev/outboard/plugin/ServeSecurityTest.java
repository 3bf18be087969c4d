package dev.outboard.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.outboard.BrokeredServices;
import dev.outboard.GrpcPlugin;
import dev.outboard.Protocol;
import dev.outboard.grpc.GrpcChannel;
import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.tls.TlsStreams;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.Endpoint;
import dev.outboard.net.TcpSockets;
import dev.outboard.net.TlsOptions;
import dev.outboard.net.UnixSockets;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hosts with and without certificates find at a plugin. */
class ServeSecurityTest {

    private static final Deadline LONG = Deadline.after(Duration.ofSeconds(60));

    @TempDir
    Path directory;

    private final FakeSurroundings surroundings = new FakeSurroundings();

    @BeforeEach
    void setDirectory() {
        surroundings.with("TMPDIR", directory.toString());
    }

    private static Connection connect(PluginServer server) throws IOException {
        if (server.endpoint() instanceof Endpoint.Unix unix) {
            return UnixSockets.connect(unix.path(), LONG);
        }
        Endpoint.Tcp tcp = (Endpoint.Tcp) server.endpoint();
        return TcpSockets.connect(tcp.host(), tcp.port(), LONG);
    }

    private static String say(StreamSecurity security, PluginServer server) throws IOException {
        GrpcChannel channel =
                GrpcChannel.over(security.dialled(connect(server), LONG)).start();
        try {
            return new Echo.Client(channel).say("hello");
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void aHostThatAsksForAutoMtlsGetsItAndNobodyElseGetsThrough() throws Exception {
        Identity host = Identity.oneTime();
        surroundings.with("PLUGIN_CLIENT_CERT", Certificates.toPem(host.certificate()));
        for (boolean tcp : new boolean[] {false, true}) {
            surroundings.lines.clear();
            ServeConfig.Builder config = FakeSurroundings.config();
            try (PluginServer server = surroundings.start(tcp ? config.tcp().build() : config.build())) {
                var plugin = Certificates.fromField(surroundings.line().serverCertificate());

                assertThat(say(TlsStreams.mutual(host, plugin, Protocol.GRPC), server))
                        .isEqualTo("you said hello");
                assertRefused(TlsStreams.mutual(Identity.oneTime(), plugin, Protocol.GRPC), server);
                assertRefused(StreamSecurity.none(), server);
                assertThat(say(TlsStreams.mutual(host, plugin, Protocol.GRPC), server))
                        .isEqualTo("you said hello");
            }
        }
    }

    @Test
    void whoIsRefusedAtABrokeredServiceIsInTheLog() throws Exception {
        Identity host = Identity.oneTime();
        surroundings.with("PLUGIN_CLIENT_CERT", Certificates.toPem(host.certificate()));
        GrpcPlugin<Echo> brokering = GrpcPlugin.of(
                Echo.class,
                (echo, broker) -> new Echo.Service(text -> Integer.toString(
                        broker.acceptAndServe(broker.nextId(), BrokeredServices.of(new Echo.Service(echo)))
                                .id())),
                (channel, none) -> new Echo.Client(channel));
        ServeConfig config = ServeConfig.builder(Echo.HANDSHAKE)
                .plugin("echo", brokering, text -> text)
                .build();
        try (PluginServer server = surroundings.start(config)) {
            var plugin = Certificates.fromField(surroundings.line().serverCertificate());
            GrpcChannel main = GrpcChannel.over(
                            TlsStreams.mutual(host, plugin, Protocol.GRPC).dialled(connect(server), LONG))
                    .start();
            assertThat(new Echo.Client(main).say("serve something")).isEqualTo("1");
            Path socket = brokeredSocket(server);
            try (Connection plain = UnixSockets.connect(socket, LONG)) {
                plain.write(StandardCharsets.US_ASCII.encode("GET / HTTP/1.1\r\n\r\n"));

                assertThat(surroundings.complaints.poll(60, TimeUnit.SECONDS))
                        .startsWith("[WARN] A connection at unix:" + socket + " was not accepted: ");
            }
            main.shutdownNow();
        }
    }

    private Path brokeredSocket(PluginServer server) throws IOException {
        Path main = ((Endpoint.Unix) server.endpoint()).path();
        try (Stream<Path> files = Files.list(main.getParent())) {
            return files.filter(file -> !file.equals(main)).findAny().orElseThrow();
        }
    }

    private static void assertRefused(StreamSecurity security, PluginServer server) {
        assertThatThrownBy(() -> say(security, server))
                .isInstanceOfSatisfying(
                        StatusRuntimeException.class,
                        e -> assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.UNAVAILABLE));
    }

    @Test
    void aHostThatAsksForNothingFindsPlainText() throws Exception {
        try (PluginServer server = surroundings.start()) {
            assertThat(surroundings.line().serverCertificate()).isEmpty();
            assertThat(say(StreamSecurity.none(), server)).isEqualTo("you said hello");
        }
    }

    @Test
    void aCertificateThatIsGarbageIsTheReasonNotToServe() throws IOException {
        surroundings.with("PLUGIN_CLIENT_CERT", "-----BEGIN CERTIFICATE-----\nMIIB");

        UnsupportedHostRequestException e =
                catchThrowableOfType(UnsupportedHostRequestException.class, surroundings::start);

        assertThat(e)
                .hasMessageContaining("PLUGIN_CLIENT_CERT")
                .hasMessageContaining("no -----END CERTIFICATE-----")
                .hasMessageContaining("must hold one certificate in PEM");
        assertThat(e.variable()).isEqualTo("PLUGIN_CLIENT_CERT");
        assertNothingIsLeft();
    }

    @Test
    void aPluginMayHaveItsOwnConfiguration() throws Exception {
        Identity host = Identity.oneTime();
        Identity plugin = Identity.oneTime();
        // Where the host asks for AutoMTLS all the same it gets what go-plugin's plugins would give it, and a warning.
        surroundings.with("PLUGIN_CLIENT_CERT", Certificates.toPem(host.certificate()));
        ServeConfig config = FakeSurroundings.config()
                .tls(() -> OwnTls.mutual(plugin, host.certificate()))
                .build();
        try (PluginServer server = surroundings.start(config)) {
            assertThat(surroundings.line().serverCertificate()).isEmpty();
            assertThat(surroundings.complaints)
                    .singleElement()
                    .asString()
                    .startsWith("[WARN] The host asks for AutoMTLS");

            assertThat(say(TlsStreams.mutual(host, plugin.certificate(), Protocol.GRPC), server))
                    .isEqualTo("you said hello");
            assertRefused(TlsStreams.mutual(Identity.oneTime(), plugin.certificate(), Protocol.GRPC), server);
        }
    }

    @Test
    void aConfigurationThatCannotBeLoadedIsTheReasonNotToServe() throws IOException {
        ServeConfig missing = FakeSurroundings.config()
                .tls(() -> {
                    throw new FileNotFoundException("keys.p12");
                })
                .build();
        assertThatThrownBy(() -> surroundings.start(missing))
                .isInstanceOf(ServeException.class)
                .hasMessage("This plugin's TLS configuration cannot be used: keys.p12")
                .hasCauseInstanceOf(FileNotFoundException.class);

        ServeConfig wrong = FakeSurroundings.config()
                .tls(() -> {
                    throw new IllegalStateException("a bug");
                })
                .build();
        assertThatThrownBy(() -> surroundings.start(wrong))
                .isInstanceOf(ServeException.class)
                .hasMessageContaining("a bug");
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() throws IOException {
        assertThat(surroundings.lines).isEmpty();
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    /** Somebody's own configuration. */
    private static final class OwnTls {

        static TlsOptions mutual(Identity own, X509Certificate trusted) throws GeneralSecurityException, IOException {
            return TlsOptions.builder(context(own, trusted))
                    .clientAuthentication(TlsOptions.ClientAuthentication.REQUIRED)
                    .build();
        }

        private static SSLContext context(Identity own, X509Certificate trusted)
                throws GeneralSecurityException, IOException {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry("own", own.key(), new char[0], new Certificate[] {own.certificate()});
            keys.setCertificateEntry("other", trusted);
            var keyManagers = KeyManagerFactory.getInstance("PKIX");
            keyManagers.init(keys, new char[0]);
            var trustManagers = TrustManagerFactory.getInstance("PKIX");
            trustManagers.init(keys);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers.getKeyManagers(), trustManagers.getTrustManagers(), null);
            return context;
        }
    }
}
