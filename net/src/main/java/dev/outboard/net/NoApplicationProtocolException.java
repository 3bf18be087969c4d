package dev.outboard.net;

import java.util.List;

/** The TLS session would be fine, but the other side has picked none of the required application protocols (ALPN, RFC 7301). */
public class NoApplicationProtocolException extends TlsHandshakeException {

    private static final long serialVersionUID = 1L;

    /**
     * Says what was required.
     *
     * @param endpoint the other side
     * @param required the protocols, one of which the other side had to pick
     */
    public NoApplicationProtocolException(Endpoint endpoint, List<String> required) {
        super(
                endpoint,
                "the other side supports none of the application protocols " + required
                        + " (ALPN), or does not say so; it must be configured for one of them",
                null);
    }
}
