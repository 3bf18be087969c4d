package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client makes of it that it always meets the same server. */
class TlsResumptionTest {

    private final AtomicInteger looks = new AtomicInteger();
    private SSLContext client;
    private TlsOptions server;

    @BeforeEach
    void makeSides() throws Exception {
        client = SSLContext.getInstance("TLS");
        client.init(new KeyManager[0], new TrustManager[] {new Counting(looks)}, null);
        server = TlsOptions.builder(TestTls.context(TestTls.SERVER)).build();
    }

    /** Connects, has bytes go both ways and hangs up. */
    private void converse(TlsOptions options) throws Exception {
        Pipe pipe = Pipe.pair();
        try (TlsConnection dialled = TlsConnection.client(pipe.first(), options);
                TlsConnection accepted = TlsConnection.server(pipe.second(), server)) {
            Background<Boolean> echo = Background.run(() -> {
                Bytes.expect(accepted, 100, 30);
                accepted.write(Bytes.at(0, 100));
            });
            dialled.write(Bytes.at(0, 100));
            Bytes.expect(dialled, 100, 30);
            echo.result();
            assertThat(dialled.peerCertificates()).containsExactly(TestTls.SERVER.certificate());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void laterConnectionsToOneServerGoOnWithItsSession(String version) throws Exception {
        TlsOptions options =
                TlsOptions.builder(client).versions(version).oneServer().build();

        for (int i = 0; i < 3; i++) {
            converse(options);
        }

        assertThat(looks).hasValue(1);
    }

    @Test
    void aServerThatDoesNotKnowTheSessionBeginsAnother() throws Exception {
        TlsOptions options = TlsOptions.builder(client).oneServer().build();
        converse(options);
        server = TlsOptions.builder(TestTls.context(TestTls.SERVER)).build();

        converse(options);

        assertThat(looks).hasValue(2);
    }

    @Test
    void connectionsToAnyServerBeginWithNothing() throws Exception {
        TlsOptions options = TlsOptions.builder(client).build();

        for (int i = 0; i < 2; i++) {
            converse(options);
        }

        assertThat(looks).hasValue(2);
    }

    /** Accepts everybody, and counts. */
    private static final class Counting extends X509ExtendedTrustManager {

        private final AtomicInteger looks;

        Counting(AtomicInteger looks) {
            this.looks = looks;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            looks.incrementAndGet();
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("There are no sockets here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("There is an engine here");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            throw new UnsupportedOperationException("This is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            throw new UnsupportedOperationException("This is a client");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new UnsupportedOperationException("This is a client");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
