package dev.outboard.net;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The two sides could not agree on a TLS session: a certificate, version or protocol was not accepted, or one side does not speak TLS. */
public class TlsHandshakeException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Says why.
     *
     * @param endpoint the other side
     * @param reason what went wrong, for a person
     * @param cause what the TLS engine or the connection below said, if anything
     */
    public TlsHandshakeException(Endpoint endpoint, String reason, @Nullable Throwable cause) {
        super("the TLS handshake with " + endpoint + " failed: " + reason, cause);
    }
}
