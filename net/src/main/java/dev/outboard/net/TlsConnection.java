package dev.outboard.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.2 or 1.3 over another connection, as client or as server.
 *
 * <p>The handshake is done by {@link #handshake}, or else by the first read or write. Until it is done {@link #tryWrite}
 * takes nothing and answers false. With TLS 1.3 a client is done before the server has looked at its certificate: a refusal
 * shows in a later read.
 *
 * <p>The end of the other side's output is its closing message (close_notify). When the connection below ends without it,
 * reading fails: somebody may have cut data off. With TLS 1.2, which has no half-closed sessions (RFC 5246 section 7.2.1),
 * the end of one side's output is the end of both. Renegotiation is refused.
 *
 * <p>{@link #close} sends the closing message where that takes no waiting, and closes the connection below.
 */
public final class TlsConnection implements Connection {

    private final Connection transport;
    private final SSLEngine engine;
    private final List<String> requiredApplicationProtocols;
    private final TlsOutput output;
    private final TlsInput input;

    /** Held by the thread that does the handshake; a reader and a writer may both come to do it. */
    private final ReentrantLock handshaking = new ReentrantLock();

    private volatile boolean established;
    private volatile boolean outputEnded;
    private volatile boolean closed;

    /** Why this connection is of no use any more. An engine that has failed answers as if the session had ended well. */
    private volatile @Nullable IOException failure;

    TlsConnection(Connection transport, SSLEngine engine, List<String> requiredApplicationProtocols) {
        this.transport = transport;
        this.engine = engine;
        this.requiredApplicationProtocols = requiredApplicationProtocols;
        this.output = new TlsOutput(engine, transport);
        this.input = new TlsInput(engine, transport, output);
    }

    /**
     * Makes the client's side. Sends nothing yet.
     *
     * @param transport what carries the records; belongs to the new connection from now on
     * @param options the options
     * @return the connection
     */
    public static TlsConnection client(Connection transport, TlsOptions options) {
        return new TlsConnection(transport, options.clientEngine(), options.requiredApplicationProtocols());
    }

    /**
     * Makes the server's side. Waits for nothing yet.
     *
     * @param transport what carries the records; belongs to the new connection from now on
     * @param options the options
     * @return the connection
     */
    public static TlsConnection server(Connection transport, TlsOptions options) {
        return new TlsConnection(transport, options.serverEngine(), options.requiredApplicationProtocols());
    }

    /**
     * Does the handshake, if that has not been done. Any thread may call this.
     *
     * @param deadline when to give up; the handshake can be continued after that
     * @throws TlsHandshakeException when the two sides cannot agree; the connection is of no use then
     * @throws NoApplicationProtocolException when the other side picked no application protocol and one is required
     * @throws TimeoutException when it was not done before the deadline
     * @throws ConnectionClosedException when this side closed the connection
     */
    public void handshake(Deadline deadline) throws IOException {
        if (established) {
            return;
        }
        if (!Locking.lock(handshaking, deadline)) {
            throw handshakeTimeout();
        }
        try {
            if (!established) {
                checkUsable();
                shakeHands(deadline);
                established = true;
            }
        } catch (TimeoutException e) {
            throw handshakeTimeout();
        } catch (IOException e) {
            throw failed(e, "shaking hands");
        } finally {
            handshaking.unlock();
        }
    }

    private TimeoutException handshakeTimeout() {
        return new TimeoutException("the TLS handshake with " + remoteEndpoint() + " was not done before the deadline");
    }

    private void shakeHands(Deadline deadline) throws IOException {
        try {
            engine.beginHandshake();
            boolean goesOn = true;
            while (goesOn) {
                goesOn = stepOfHandshake(deadline);
            }
            checkApplicationProtocol();
        } catch (TimeoutException | ConnectionClosedException | TlsHandshakeException e) {
            throw e;
        } catch (SSLException e) {
            sendAlert();
            throw refused(e);
        } catch (IOException e) {
            throw new TlsHandshakeException(remoteEndpoint(), String.valueOf(e.getMessage()), e);
        }
    }

    private TlsHandshakeException refused(SSLException e) {
        // The JDK tells an alert by its name only (RFC 7301 section 3.2).
        return !requiredApplicationProtocols.isEmpty() && reason(e).contains("no_application_protocol")
                ? new NoApplicationProtocolException(remoteEndpoint(), requiredApplicationProtocols)
                : new TlsHandshakeException(remoteEndpoint(), reason(e), e);
    }

    /** Does what the engine wants next; false when it wants nothing more. */
    private boolean stepOfHandshake(Deadline deadline) throws IOException {
        switch (engine.getHandshakeStatus()) {
            case NEED_TASK -> runTasks();
            case NEED_WRAP -> output.writeHandshake(deadline);
            case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> input.readHandshake(deadline);
            case FINISHED, NOT_HANDSHAKING -> {
                return false;
            }
        }
        return true;
    }

    private void runTasks() {
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
    }

    private void checkApplicationProtocol() throws NoApplicationProtocolException {
        if (!requiredApplicationProtocols.isEmpty()
                && !requiredApplicationProtocols.contains(engine.getApplicationProtocol())) {
            throw new NoApplicationProtocolException(remoteEndpoint(), requiredApplicationProtocols);
        }
    }

    private String reason(SSLException e) {
        if (input.firstByte() >= 0 && !isRecordType(input.firstByte())) {
            return String.format("the other side does not speak TLS (its first byte is 0x%02x)", input.firstByte());
        }
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return "the other side's certificate is not accepted" + forServerName() + ": " + cause.getMessage();
            }
        }
        return String.valueOf(e.getMessage());
    }

    private String forServerName() {
        List<SNIServerName> names = engine.getSSLParameters().getServerNames();
        return names != null && !names.isEmpty() && names.get(0) instanceof SNIHostName name
                ? " for the server name " + name.getAsciiName()
                : "";
    }

    /** The types of records that a handshake can begin with: alert and handshake (RFC 8446 section 5.1). */
    private static boolean isRecordType(int firstByte) {
        return firstByte == 21 || firstByte == 22;
    }

    @Override
    public int read(ByteBuffer target, Deadline deadline) throws IOException {
        handshake(deadline);
        int start = target.position();
        try {
            checkUsable();
            return input.read(target, deadline);
        } catch (TimeoutException e) {
            throw e;
        } catch (IOException e) {
            sendAlert();
            IOException explained = failed(e, "reading");
            // What was decrypted before the failure is good; the next read says what happened.
            if (target.position() > start && !closed) {
                return target.position() - start;
            }
            throw explained;
        }
    }

    @Override
    public void write(ByteBuffer source, Deadline deadline) throws IOException {
        handshake(deadline);
        try {
            checkWritable();
            output.write(source, deadline);
        } catch (TimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw failed(e, "writing");
        }
    }

    @Override
    public boolean tryWrite(ByteBuffer source) throws IOException {
        try {
            checkWritable();
            return established && output.tryWrite(source);
        } catch (IOException e) {
            throw failed(e, "writing");
        }
    }

    /** {@inheritDoc} Waits until the closing message is on its way. */
    @Override
    public void shutdownOutput() throws IOException {
        handshake(Deadline.never());
        try {
            checkUsable();
            if (!outputEnded) {
                outputEnded = true;
                output.end();
            }
        } catch (IOException e) {
            throw failed(e, "ending the output");
        }
    }

    @Override
    public boolean tryShutdownOutput() throws IOException {
        try {
            checkUsable();
            if (!outputEnded) {
                outputEnded = established && output.tryEnd();
            }
            return outputEnded;
        } catch (IOException e) {
            throw failed(e, "ending the output");
        }
    }

    @Override
    public void close() {
        if (established && !closed) {
            closed = true;
            Closing.quietly(output::tryEnd);
        }
        closed = true;
        transport.close();
    }

    /** Tells the other side why, as far as that is possible. */
    private void sendAlert() {
        Closing.quietly(output::tryWriteProtocolMessages);
    }

    private void checkWritable() throws IOException {
        checkUsable();
        if (outputEnded) {
            throw new ConnectionClosedException("this side ended its output to " + remoteEndpoint());
        }
    }

    private void checkUsable() throws IOException {
        if (closed) {
            throw closedHere();
        }
        IOException known = failure;
        if (known != null) {
            throw known;
        }
    }

    private ConnectionClosedException closedHere() {
        return new ConnectionClosedException("this side closed the TLS connection to " + remoteEndpoint());
    }

    /**
     * What to tell the caller. A failure of the session is remembered; one of the connection below is not, since that
     * remembers its own: where writing fails there may still be something to read.
     */
    private IOException failed(IOException e, String doing) {
        if (closed) {
            return closedHere();
        }
        if (e instanceof TlsHandshakeException) {
            failure = e;
            return e;
        }
        if (e instanceof SSLException) {
            IOException explained = new IOException(
                    "the TLS connection to " + remoteEndpoint() + " broke while " + doing + ": " + e.getMessage(), e);
            failure = explained;
            return explained;
        }
        return e;
    }

    /**
     * The application protocol that both sides agreed on (ALPN).
     *
     * @return its id, or nothing when there is none
     * @throws IllegalStateException before the handshake is done
     */
    public Optional<String> applicationProtocol() {
        checkEstablished();
        return Optional.of(engine.getApplicationProtocol()).filter(name -> !name.isEmpty());
    }

    /**
     * The other side's certificates.
     *
     * @return its own certificate first, then those that vouch for it as far as it sent them; empty for a client that was not
     *     asked for any
     * @throws IllegalStateException before the handshake is done
     */
    public List<X509Certificate> peerCertificates() {
        checkEstablished();
        try {
            Certificate[] certificates = engine.getSession().getPeerCertificates();
            return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private void checkEstablished() {
        if (!established) {
            throw new IllegalStateException("the TLS handshake with " + remoteEndpoint() + " is not done yet");
        }
    }

    @Override
    public Endpoint localEndpoint() {
        return transport.localEndpoint();
    }

    @Override
    public Endpoint remoteEndpoint() {
        return transport.remoteEndpoint();
    }

    @Override
    public String toString() {
        return "TLS " + transport;
    }
}
