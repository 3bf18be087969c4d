package dev.outboard.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TlsConnectionTest {

    private Pipe pipe = Pipe.pair();

    @AfterEach
    void closePipe() {
        pipe.first().close();
        pipe.second().close();
    }

    private TlsConnection client(TlsOptions.Builder options) {
        return TlsConnection.client(pipe.first(), options.build());
    }

    private TlsConnection server(TlsOptions.Builder options) {
        return TlsConnection.server(pipe.second(), options.build());
    }

    private static Background<Boolean> shakeHands(TlsConnection connection) {
        return Background.run(() -> connection.handshake(Deadline.never()));
    }

    private static void shakeHands(TlsConnection client, TlsConnection server) throws Exception {
        Background<Boolean> other = shakeHands(server);
        client.handshake(Deadline.never());
        other.result();
    }

    private static void exchange(Connection from, Connection to) throws IOException {
        from.write(Bytes.at(0, 100));
        Bytes.expect(to, 100, 30);
    }

    private static int read(Connection from) throws IOException {
        return from.read(ByteBuffer.allocate(100));
    }

    // The handshake.

    @Test
    void theFirstReadAndWriteDoTheHandshake() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        Background<Boolean> reader = Background.run(() -> Bytes.expect(server, 100, 30));
        client.write(Bytes.at(0, 100));
        reader.result();
    }

    @Test
    void readerAndWriterOfOneSideMayBothComeToTheHandshake() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        Background<Boolean> clientReader = Background.run(() -> Bytes.expect(client, 100, 30));
        Background<Boolean> clientWriter = Background.run(() -> client.write(Bytes.at(0, 100)));
        Background<Boolean> serverReader = Background.run(() -> Bytes.expect(server, 100, 30));
        server.write(Bytes.at(0, 100));
        clientReader.result();
        clientWriter.result();
        serverReader.result();
    }

    @Test
    void tryWriteTakesNothingBeforeTheHandshake() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        ByteBuffer source = ByteBuffer.allocate(10);
        assertThat(client.tryWrite(source)).isFalse();
        assertThat(source.remaining()).isEqualTo(10);
        shakeHands(client, server(TestTls.serverOptions()));
        assertThat(client.tryWrite(source)).isTrue();
    }

    @Test
    void theOutputIsEndedWithoutWaitingWhereThereIsRoom() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        assertThat(client.tryShutdownOutput()).as("before the handshake").isFalse();
        shakeHands(client, server);

        assertThat(client.tryShutdownOutput()).isTrue();
        assertThat(client.tryShutdownOutput()).isTrue();

        assertThat(read(server)).isEqualTo(-1);
    }

    @Test
    void anOutputWithoutRoomForItsEndIsEndedByWhoMayWait() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        int sent = 0;
        ByteBuffer piece = Bytes.at(sent, 1000);
        while (client.tryWrite(piece)) {
            sent += 1000;
            piece = Bytes.at(sent, 1000);
        }
        sent += 1000 - piece.remaining();

        assertThat(client.tryShutdownOutput()).isFalse();

        Background<Boolean> end = Background.run(client::shutdownOutput);
        assertThat(Bytes.expectToTheEnd(server)).isEqualTo(sent);
        end.result();
    }

    @Test
    void aHandshakeThatRanIntoItsDeadlineCanBeContinued() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> client.handshake(Deadline.after(Duration.ofMillis(1))))
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("TLS handshake");
        }
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        exchange(client, server);
        exchange(server, client);
    }

    @Test
    void closeWakesAHandshakeAndWhoeverWaitsForIt() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        Background<Boolean> first = shakeHands(client).awaitAsleep();
        Background<Boolean> second =
                Background.run(() -> client.write(ByteBuffer.allocate(1))).awaitAsleep();
        client.close();
        assertThat(first.failure()).isInstanceOf(ConnectionClosedException.class);
        assertThat(second.failure()).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void whatTheSessionIsIsKnownAfterTheHandshakeOnly() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        assertThatThrownBy(client::applicationProtocol).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(client::peerCertificates).isInstanceOf(IllegalStateException.class);
    }

    // Certificates.

    @Test
    void eachSideSeesTheOthersCertificate() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        assertThat(client.peerCertificates()).containsExactly(TestTls.SERVER.certificate());
        assertThat(server.peerCertificates()).containsExactly(TestTls.CLIENT.certificate());
    }

    @Test
    void aClientNeedsNoCertificateWhereNoneIsAskedFor() throws Exception {
        TlsConnection client = client(TlsOptions.builder(TestTls.anonymousContext(TestTls.SERVER.certificate())));
        TlsConnection server =
                server(TestTls.serverOptions().clientAuthentication(TlsOptions.ClientAuthentication.NONE));
        shakeHands(client, server);
        assertThat(server.peerCertificates()).isEmpty();
        exchange(client, server);
    }

    @Test
    void aServerThatIsNotTrustedIsRefusedAndLearnsIt() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TlsOptions.builder(TestTls.context(TestTls.FALSE_SERVER)));
        Background<Boolean> other = shakeHands(server);
        assertThatThrownBy(() -> client.handshake(Deadline.never()))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("the other side's certificate is not accepted");
        assertThat(other.failure()).isInstanceOf(TlsHandshakeException.class).hasMessageContaining("alert");
    }

    @Test
    void aServerOfAnotherNameIsRefused() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().serverName("elsewhere"));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions()));
        assertThatThrownBy(() -> client.handshake(Deadline.never()))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContainingAll("not accepted", "elsewhere");
        assertThat(other.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void aClientThatIsNotTrustedIsRefusedAndLearnsItWhenItReads() throws Exception {
        TlsConnection client =
                client(TlsOptions.builder(TestTls.context(TestTls.FALSE_CLIENT, TestTls.SERVER.certificate())));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions()));
        client.handshake(Deadline.never());
        assertThat(other.failure())
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("the other side's certificate is not accepted");
        assertThatThrownBy(() -> read(client)).isInstanceOf(IOException.class).hasMessageContaining("alert");
    }

    @Test
    void aClientWithoutACertificateIsRefusedWhereOneIsRequired() throws Exception {
        TlsConnection client = client(TlsOptions.builder(TestTls.anonymousContext(TestTls.SERVER.certificate())));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions()));
        client.handshake(Deadline.never());
        assertThat(other.failure()).isInstanceOf(TlsHandshakeException.class).hasMessageContaining("certificate");
        assertThatThrownBy(() -> read(client)).isInstanceOf(IOException.class).hasMessageContaining("alert");
    }

    @Test
    void aConnectionWhoseHandshakeFailedStaysUnusable() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        Background<Boolean> other = shakeHands(server(TlsOptions.builder(TestTls.context(TestTls.FALSE_SERVER))));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> client.handshake(Deadline.never())).isInstanceOf(TlsHandshakeException.class);
            assertThatThrownBy(() -> read(client)).isInstanceOf(TlsHandshakeException.class);
            assertThatThrownBy(() -> client.write(ByteBuffer.allocate(1))).isInstanceOf(TlsHandshakeException.class);
            assertThatThrownBy(() -> client.tryWrite(ByteBuffer.allocate(1))).isInstanceOf(TlsHandshakeException.class);
        }
        other.failure();
    }

    // Application protocols.

    @Test
    void bothSidesKnowTheApplicationProtocol() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().requireApplicationProtocol("h2"));
        TlsConnection server = server(TestTls.serverOptions().offerApplicationProtocols("other", "h2"));
        shakeHands(client, server);
        assertThat(client.applicationProtocol()).contains("h2");
        assertThat(server.applicationProtocol()).contains("h2");
    }

    @Test
    void aServerWithoutApplicationProtocolsIsRefusedWhereOneIsRequired() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().requireApplicationProtocol("h2"));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions()));
        assertThatThrownBy(() -> client.handshake(Deadline.never()))
                .isInstanceOf(NoApplicationProtocolException.class)
                .hasMessageContaining("h2");
        assertThatThrownBy(() -> read(client)).isInstanceOf(NoApplicationProtocolException.class);
        // The session as such was fine, and the server has nothing against it.
        other.result();
    }

    @Test
    void aClientWithoutApplicationProtocolsIsRefusedWhereOneIsRequired() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions().requireApplicationProtocol("h2")));
        client.handshake(Deadline.never());
        assertThat(other.failure()).isInstanceOf(NoApplicationProtocolException.class);
    }

    @Test
    void twoSidesWithDifferentApplicationProtocolsRefuseEachOther() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().requireApplicationProtocol("h2"));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions().offerApplicationProtocols("other")));
        assertThatThrownBy(() -> client.handshake(Deadline.never())).isInstanceOf(NoApplicationProtocolException.class);
        assertThat(other.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    @Test
    void noApplicationProtocolIsFineWhereNoneIsRequired() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().offerApplicationProtocols("h2"));
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        assertThat(client.applicationProtocol()).isEmpty();
        exchange(client, server);
    }

    // Something else than TLS.

    @Test
    void aClientThatSpeaksPlainTextIsNamedAsSuch() throws Exception {
        TlsConnection server = server(TestTls.serverOptions());
        pipe.first().write(ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> server.handshake(Deadline.never()))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContainingAll("does not speak TLS", "0x47");
    }

    @Test
    void aServerThatSpeaksPlainTextIsNamedAsSuch() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        pipe.second().write(ByteBuffer.wrap("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        assertThatThrownBy(() -> client.handshake(Deadline.never()))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContainingAll("does not speak TLS", "0x48");
    }

    @Test
    void anEndInTheMiddleOfTheHandshakeIsNamedAsSuch() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        pipe.second().close();
        assertThatThrownBy(() -> client.handshake(Deadline.never()))
                .isInstanceOf(TlsHandshakeException.class)
                .hasMessageContaining("TLS handshake with local:pipe-second failed");
    }

    @Test
    void recordsThatSomebodyHasChangedAreRefused() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        exchange(client, server);
        // A record of application data that was not made with the session's keys.
        ByteBuffer forged = ByteBuffer.allocate(5 + 64).put(new byte[] {23, 3, 3, 0, 64});
        pipe.first().write(forged.clear());
        assertThatThrownBy(() -> read(server))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke while reading");
        assertThatThrownBy(() -> read(server))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broke while reading");
        assertThatThrownBy(() -> server.write(ByteBuffer.allocate(1))).isInstanceOf(IOException.class);
    }

    // The end.

    @Test
    void anEndWithoutAClosingMessageIsAnErrorAfterTheData() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        client.write(Bytes.at(0, 1000));
        pipe.first().close();
        Bytes.expect(server, 1000, 1000);
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> read(server))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(ConnectionClosedException.class)
                    .hasMessageContaining("cut the connection off");
        }
    }

    @Test
    void anEndInTheMiddleOfARecordIsAnError() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        pipe.first().write(ByteBuffer.wrap(new byte[] {23, 3, 3, 1, 0, 42}));
        pipe.first().shutdownOutput();
        assertThatThrownBy(() -> read(server)).hasMessageContaining("cut the connection off");
    }

    @Test
    void dataAheadOfABrokenRecordIsReadBeforeTheError() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        TlsConnection server = server(TestTls.serverOptions());
        shakeHands(client, server);
        client.write(Bytes.at(0, 1000));
        pipe.first()
                .write(ByteBuffer.allocate(5 + 64)
                        .put(new byte[] {23, 3, 3, 0, 64})
                        .clear());
        ByteBuffer target = ByteBuffer.allocate(40_000);
        assertThat(server.read(target)).isEqualTo(1000);
        Bytes.assertSequence(target.flip(), 0);
        assertThatThrownBy(() -> read(server)).hasMessageContaining("broke while reading");
    }

    // Versions.

    @Test
    void aSessionOfTls12CarriesDataAndEndsWithItsFirstEnd() throws Exception {
        TlsConnection client =
                client(TestTls.clientOptions().versions("TLSv1.2").requireApplicationProtocol("h2"));
        TlsConnection server = server(TestTls.serverOptions().offerApplicationProtocols("h2"));
        shakeHands(client, server);
        exchange(client, server);
        exchange(server, client);
        client.shutdownOutput();
        assertThat(read(server)).isEqualTo(-1);
        assertThat(read(server)).isEqualTo(-1);
        assertThat(read(client)).isEqualTo(-1);
        assertThatThrownBy(() -> server.write(ByteBuffer.allocate(1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended");
    }

    @Test
    void sidesWithoutACommonVersionRefuseEachOther() throws Exception {
        TlsConnection client = client(TestTls.clientOptions().versions("TLSv1.2"));
        Background<Boolean> other = shakeHands(server(TestTls.serverOptions().versions("TLSv1.3")));
        assertThatThrownBy(() -> client.handshake(Deadline.never())).isInstanceOf(TlsHandshakeException.class);
        assertThat(other.failure()).isInstanceOf(TlsHandshakeException.class);
    }

    // Records.

    @Test
    void aKeyUpdateIsAnsweredThoughNobodyWrites() throws Exception {
        SSLEngine engine = TestTls.clientOptions().build().clientEngine();
        TlsConnection client = new TlsConnection(pipe.first(), engine, List.of());
        CountingConnection counted = new CountingConnection(pipe.second());
        TlsConnection server =
                TlsConnection.server(counted, TestTls.serverOptions().build());
        shakeHands(client, server);
        exchange(server, client);
        for (int i = 0; i < 5; i++) {
            long before = counted.written();
            // In an established session of TLS 1.3 this asks for new keys in both directions.
            engine.beginHandshake();
            exchange(client, server);
            assertThat(counted.written()).as("bytes of the answer").isGreaterThan(before);
            exchange(server, client);
        }
    }

    @Test
    void messagesNameTheOtherSide() throws Exception {
        TlsConnection client = client(TestTls.clientOptions());
        assertThat(client).hasToString("TLS connection to local:pipe-second");
        client.close();
        assertThatThrownBy(() -> read(client)).hasMessageContaining("closed the TLS connection to local:pipe-second");
    }
}
