package dev.outboard.internal.tls;

import dev.outboard.net.Connection;
import dev.outboard.net.Deadline;
import java.io.IOException;

/**
 * What one side, host or plugin, does to each connection between the two, before anything else is sent on it: the main one
 * and brokered ones alike.
 *
 * <p>Who dials is the TLS client and who accepts is the TLS server, whichever of them is the host. On the main connection the
 * host dials; on a brokered one it is as often the plugin, and then the host is the server and shows the very certificate that
 * it has sent in {@code PLUGIN_CLIENT_CERT}. So one object serves both roles, and a broker needs to know nothing about TLS:
 * {@link #dialled} for what it dials, {@link SecuredListener} (or {@link #accepted}) for what it accepts.
 *
 * <p>Any thread may call any method. Both wait for the other side, so neither is for a connection's reader or a thread that
 * accepts.
 */
public interface StreamSecurity {

    /**
     * Secures a connection that this side has opened.
     *
     * @param raw the connection; belongs to the result from now on, and is closed when this fails
     * @param deadline when to give up
     * @return the connection to use, on which both sides know each other as far as TLS lets them: with TLS 1.3 a client is
     *     done before the server has looked at its certificate, and the refusal is what a later read fails with
     * @throws dev.outboard.net.TlsHandshakeException when the sides do not accept each other
     * @throws dev.outboard.net.TimeoutException when the other side did not answer before the deadline
     * @throws IOException when the connection broke
     */
    Connection dialled(Connection raw, Deadline deadline) throws IOException;

    /**
     * Secures a connection that the other side has opened.
     *
     * @param raw as in {@link #dialled}
     * @param deadline as in {@link #dialled}
     * @return the connection to use; the other side is known and accepted
     * @throws IOException as in {@link #dialled}
     */
    Connection accepted(Connection raw, Deadline deadline) throws IOException;

    /** Connections stay as they are. */
    static StreamSecurity none() {
        return PlainStreams.PLAIN;
    }
}
