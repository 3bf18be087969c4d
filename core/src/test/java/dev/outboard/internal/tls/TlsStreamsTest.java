package dev.outboard.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.outboard.Protocol;
import dev.outboard.net.Connection;
import dev.outboard.net.ConnectionClosedException;
import dev.outboard.net.Deadline;
import dev.outboard.net.Pipe;
import dev.outboard.net.TimeoutException;
import dev.outboard.net.TlsConnection;
import dev.outboard.net.TlsHandshakeException;
import dev.outboard.net.TlsOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsStreamsTest {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final int PRE_SHARED_KEY = 41;

    private static Identity host;
    private static Identity plugin;
    private static Identity stranger;

    private final Pipe pipe = Pipe.pair();

    @BeforeAll
    static void makeIdentities() throws Exception {
        host = Identity.oneTime();
        plugin = Identity.oneTime();
        stranger = Identity.oneTime();
    }

    @AfterEach
    void closePipe() {
        pipe.first().close();
        pipe.second().close();
    }

    private static StreamSecurity between(Identity own, Identity other) throws Exception {
        return TlsStreams.mutual(own, other.certificate(), Protocol.GRPC);
    }

    private Background<Connection> dial(StreamSecurity security) {
        return Background.start(() -> security.dialled(pipe.first(), Deadline.after(LONG)));
    }

    private Background<Connection> accept(StreamSecurity security) {
        return Background.start(() -> security.accepted(pipe.second(), Deadline.after(LONG)));
    }

    private static void exchange(Connection from, Connection to) throws IOException {
        ByteBuffer received = ByteBuffer.allocate(100);
        from.write(StandardCharsets.UTF_8.encode("hello"));
        to.read(received);
        assertThat(StandardCharsets.UTF_8.decode(received.flip()).toString()).isEqualTo("hello");
    }

    /** A peer that does TLS in its own way. */
    private static TlsOptions.Builder options(Identity own, X509Certificate trusted) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = {new OneKey(own)};
        context.init(keys, new TrustManager[] {new ExactTrust(trusted)}, null);
        return TlsOptions.builder(context).requireApplicationProtocol("h2");
    }

    @Test
    void theHostIsTheServerWhereThePluginDials() throws Exception {
        StreamSecurity ofHost = between(host, plugin);
        StreamSecurity ofPlugin = between(plugin, host);
        for (boolean hostDials : new boolean[] {true, false}) {
            Pipe fresh = Pipe.pair();
            StreamSecurity client = hostDials ? ofHost : ofPlugin;
            StreamSecurity server = hostDials ? ofPlugin : ofHost;
            Background<Connection> accepted =
                    Background.start(() -> server.accepted(fresh.second(), Deadline.after(LONG)));
            Connection dialled = client.dialled(fresh.first(), Deadline.after(LONG));
            exchange(dialled, accepted.result());
            exchange(accepted.result(), dialled);
            assertThat(((TlsConnection) dialled).applicationProtocol()).contains("h2");
            assertThat(((TlsConnection) accepted.result()).peerCertificates())
                    .containsExactly((hostDials ? host : plugin).certificate());
            dialled.close();
        }
    }

    @Test
    void laterConnectionsGoOnWithTheSessionOfTheFirst() throws Exception {
        StreamSecurity ofHost = between(host, plugin);
        StreamSecurity ofPlugin = between(plugin, host);
        List<byte[]> sessions = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Pipe fresh = Pipe.pair();
            ByteArrayOutputStream written = new ByteArrayOutputStream();
            Background<Connection> accepted =
                    Background.start(() -> ofPlugin.accepted(fresh.second(), Deadline.after(LONG)));
            Connection dialled = ofHost.dialled(recording(fresh.first(), written), Deadline.after(LONG));
            exchange(dialled, accepted.result());
            exchange(accepted.result(), dialled);
            assertThat(((TlsConnection) accepted.result()).peerCertificates()).containsExactly(host.certificate());
            dialled.close();
            sessions.add(written.toByteArray());
        }

        // The only way to see it from outside: what a client sends first has the extension for it.
        assertThat(sessions).extracting(TlsStreamsTest::resumes).containsExactly(false, true, true);
    }

    /** Whether a client's hello ends with pre_shared_key, as it must where there is one (RFC 8446 section 4.2.11). */
    private static boolean resumes(byte[] written) {
        ByteBuffer hello = ByteBuffer.wrap(written);
        hello.limit(5 + hello.getShort(3));
        // The headers, the version and the random bytes; then the session's id, the suites and the compression methods.
        hello.position(5 + 4 + 2 + 32);
        hello.position(hello.get(hello.position()) + 1 + hello.position());
        hello.position(hello.getShort(hello.position()) + 2 + hello.position());
        hello.position(hello.get(hello.position()) + 1 + 2 + hello.position());
        int last = 0;
        while (hello.hasRemaining()) {
            last = hello.getShort();
            hello.position(hello.getShort(hello.position()) + 2 + hello.position());
        }
        return last == PRE_SHARED_KEY;
    }

    /** Keeps what is written to a connection. */
    private static Connection recording(Connection transport, ByteArrayOutputStream written) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    boolean writes =
                            method.getName().equals("write") || method.getName().equals("tryWrite");
                    ByteBuffer source = writes ? ((ByteBuffer) arguments[0]).duplicate() : ByteBuffer.allocate(0);
                    Object result = method.invoke(transport, arguments);
                    while (writes && source.position() < ((ByteBuffer) arguments[0]).position()) {
                        written.write(source.get());
                    }
                    return result;
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void eitherVersionOfTlsWillDo(String version) throws Exception {
        Background<Connection> accepted = accept(between(plugin, host));
        TlsConnection client = TlsConnection.client(
                pipe.first(),
                options(host, plugin.certificate()).versions(version).build());
        client.handshake(Deadline.after(LONG));
        exchange(client, accepted.result());
    }

    @Test
    void aStrangerIsNoServer() throws Exception {
        Background<Connection> accepted = accept(between(stranger, host));

        assertThatThrownBy(() -> between(host, plugin).dialled(pipe.first(), Deadline.after(LONG)))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContainingAll(
                        "it shows another certificate",
                        stranger.certificate().getSerialNumber().toString(16),
                        plugin.certificate().getSerialNumber().toString(16));
        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void aStrangerIsNoClientAndLearnsItWhenItReads() throws Exception {
        Background<Connection> dialled = dial(between(stranger, plugin));

        assertThatThrownBy(() -> between(plugin, host).accepted(pipe.second(), Deadline.after(LONG)))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("it shows another certificate");
        assertThatThrownBy(() -> dialled.result().read(ByteBuffer.allocate(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("alert");
    }

    @Test
    void aClientThatGoesOnSendingStillLearnsThatItWasRefused() throws Exception {
        Background<Connection> dialled = dial(between(stranger, plugin));
        Background<Connection> accepted = accept(between(plugin, host));
        Connection client = dialled.result();
        client.write(ByteBuffer.allocate(10_000));

        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class);
        assertThatThrownBy(() -> client.read(ByteBuffer.allocate(1))).hasMessageContaining("alert");
    }

    @Test
    void aClientWithoutACertificateIsRefused() throws Exception {
        SSLContext anonymous = SSLContext.getInstance("TLS");
        anonymous.init(new KeyManager[0], new TrustManager[] {new ExactTrust(plugin.certificate())}, null);
        Background<Connection> accepted = accept(between(plugin, host));
        TlsConnection client = TlsConnection.client(
                pipe.first(),
                TlsOptions.builder(anonymous).requireApplicationProtocol("h2").build());
        client.handshake(Deadline.after(LONG));

        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class).hasMessageContaining("certificate");
        assertThatThrownBy(() -> client.read(ByteBuffer.allocate(1))).hasMessageContaining("alert");
    }

    @ParameterizedTest
    @ValueSource(longs = {-262_981L * 3600, 3600})
    void aCertificateOutsideItsTimeIsRefused(long secondsFromNow) throws Exception {
        Identity other = Identity.oneTime(Instant.now().plusSeconds(secondsFromNow));
        Background<Connection> accepted = accept(between(other, host));

        assertThatThrownBy(() -> between(host, other).dialled(pipe.first(), Deadline.after(LONG)))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContainingAll("it is valid from", "the clocks of the two sides may differ");
        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void anotherCertificateThatOursHasSignedIsAStrangersToo() throws Exception {
        // The certificates are of authorities; what they vouch for is not accepted in their place.
        Identity signed = new Identity(stranger.key(), SignedCertificate.by(plugin, stranger.certificate()));
        Background<Connection> accepted = accept(between(signed, host));

        assertThatThrownBy(() -> between(host, plugin).dialled(pipe.first(), Deadline.after(LONG)))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("it shows another certificate");
        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void aClientThatSpeaksPlainTextIsToldApart() throws Exception {
        pipe.first().write(StandardCharsets.US_ASCII.encode("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"));

        assertThatThrownBy(() -> between(plugin, host).accepted(pipe.second(), Deadline.after(LONG)))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("does not speak TLS");
        assertClosed(pipe.second());
    }

    @Test
    void aPeerWithoutHttp2IsRefused() throws Exception {
        Background<Connection> accepted = accept(between(plugin, host));
        TlsConnection client = TlsConnection.client(
                pipe.first(),
                options(host, plugin.certificate())
                        .offerApplicationProtocols("http/1.1")
                        .build());

        assertThatThrownBy(() -> client.handshake(Deadline.after(LONG))).isInstanceOf(TlsHandshakeException.class);
        assertThat(accepted.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void aPeerThatSaysNothingIsNotAwaitedForEver() throws Exception {
        Deadline over = Deadline.after(Duration.ZERO);

        assertThatThrownBy(() -> between(host, plugin).dialled(pipe.first(), over))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("TLS handshake");
        assertClosed(pipe.first());
        Pipe other = Pipe.pair();
        assertThatThrownBy(() -> between(plugin, host).accepted(other.second(), over))
                .isInstanceOf(TimeoutException.class);
        assertClosed(other.second());
    }

    private static void assertClosed(Connection connection) {
        assertThatThrownBy(() -> connection.read(ByteBuffer.allocate(1))).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void withoutTlsConnectionsStayAsTheyAre() throws Exception {
        StreamSecurity none = StreamSecurity.none();

        assertThat(none.dialled(pipe.first(), Deadline.never())).isSameAs(pipe.first());
        assertThat(none.accepted(pipe.second(), Deadline.never())).isSameAs(pipe.second());
    }
}
