package dev.outboard.internal.handshake;

import dev.outboard.Protocol;
import dev.outboard.net.Endpoint;

/**
 * The one line that a plugin prints: {@code CORE|APP|NETWORK|ADDRESS|PROTOCOL|SERVERCERT[|MUX]}.
 *
 * @param appVersion the application's protocol version that the plugin chose
 * @param endpoint where it listens: Unix or TCP
 * @param protocol what it speaks
 * @param serverCertificate its one-time certificate, DER in base64, or empty
 * @param multiplexing what it says about brokered connections
 */
public record HandshakeLine(
        int appVersion, Endpoint endpoint, Protocol protocol, String serverCertificate, Multiplexing multiplexing) {

    /** The version of the plugin system itself; there has only been this one. */
    public static final int CORE_VERSION = 1;

    /** The line without its line end, and without what could not be read. The fifth bar is always there: go-plugin writes it, and some hosts count on it. */
    public String format() {
        WireAddress at = WireAddress.of(endpoint);
        String line = CORE_VERSION + "|" + appVersion + "|" + at.network() + "|" + at.address() + "|"
                + protocol.wireName() + "|" + serverCertificate;
        return switch (multiplexing) {
            case NOT_MENTIONED, UNREADABLE -> line;
            case SUPPORTED -> line + "|true";
            case UNSUPPORTED -> line + "|false";
        };
    }

    /**
     * Reads a line.
     *
     * @param line the line, with or without its line end
     * @throws HandshakeLineException when it is not a handshake line of this core version
     */
    public static HandshakeLine parse(String line) throws HandshakeLineException {
        return HandshakeLineParser.parse(line);
    }
}
