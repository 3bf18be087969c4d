package dev.outboard.internal.tls;

import dev.outboard.Protocol;
import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import dev.outboard.net.TlsConnection;
import dev.outboard.net.TlsHandshakeException;
import dev.outboard.net.TlsOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS on every connection, as client on those that this side dials and as server on those that it accepts. */
public final class TlsStreams implements StreamSecurity {

    /** The id of HTTP/2 (RFC 9113 section 3.1). Go's gRPC refuses a server that does not pick it. */
    private static final String HTTP_2 = "h2";

    /** How long somebody who was refused may take to stop sending. */
    private static final Duration LAST_WORDS = Duration.ofMillis(500);

    /** And how much it may still be sending. */
    private static final int LAST_WORDS_BYTES = 1 << 16;

    private final TlsOptions options;

    private TlsStreams(TlsOptions options) {
        this.options = options;
    }

    /**
     * TLS as a user has configured it. Only the application protocol is not theirs to choose: Go's gRPC wants HTTP/2, and its
     * net/rpc programs do not name any.
     */
    public static StreamSecurity configured(TlsOptions options, Protocol protocol) {
        return new TlsStreams(
                switch (protocol) {
                    case GRPC -> options.requiringApplicationProtocol(HTTP_2);
                    case NETRPC -> options;
                });
    }

    /**
     * TLS between two sides that have sent each other their certificates (AutoMTLS): both show one, and each accepts
     * nothing but the other's.
     *
     * @param own what this side shows
     * @param other the certificate of the other side
     * @param protocol what will be spoken
     * @throws TlsUnavailableException when this JVM cannot do TLS
     */
    public static StreamSecurity mutual(Identity own, X509Certificate other, Protocol protocol)
            throws TlsUnavailableException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new OneKey(own)}, new TrustManager[] {new ExactTrust(other)}, null);
            return configured(
                    TlsOptions.builder(context)
                            .serverName(OneTimeCertificate.NAME)
                            .clientAuthentication(TlsOptions.ClientAuthentication.REQUIRED)
                            .oneServer()
                            .build(),
                    protocol);
        } catch (GeneralSecurityException e) {
            throw new TlsUnavailableException("this JVM cannot set up TLS: " + e.getMessage(), e);
        }
    }

    @Override
    public Connection dialled(Connection raw, Deadline deadline) throws IOException {
        TlsConnection connection = TlsConnection.client(raw, options);
        try {
            connection.handshake(deadline);
            return connection;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    @Override
    public Connection accepted(Connection raw, Deadline deadline) throws IOException {
        TlsConnection connection = TlsConnection.server(raw, options);
        try {
            connection.handshake(deadline);
            return connection;
        } catch (TlsHandshakeException e) {
            listenOut(raw);
            connection.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Takes what a client that was refused is still sending. With TLS 1.3 that is so, since it has not heard of the refusal
     * yet; and a socket that is closed with something unread is reset, so that the client would never learn the reason.
     */
    private static void listenOut(Connection raw) {
        Deadline end = Deadline.after(LAST_WORDS);
        ByteBuffer unread = ByteBuffer.allocate(LAST_WORDS_BYTES);
        try {
            raw.shutdownOutput();
            // All that matters is that it was read.
            int count = 0;
            while (unread.hasRemaining() && count >= 0) {
                count = raw.read(unread, end);
            }
        } catch (IOException e) {
            // The refusal is already known to the caller, and the client is gone.
            return;
        }
    }
}
