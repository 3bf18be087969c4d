package dev.outboard.internal.handshake;

import dev.outboard.internal.handshake.HandshakeLineException.Defect;
import dev.outboard.net.Endpoint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * An address as host and plugin tell it each other: in the handshake line, on the broker's stream, in a descriptor.
 *
 * @param network {@code unix} or {@code tcp}, unless the other side has sent something else
 * @param address a path, or host and port with a colon between them
 */
public record WireAddress(String network, String address) {

    /**
     * The address of an endpoint.
     *
     * @throws IllegalArgumentException when another process cannot connect to such an endpoint
     */
    public static WireAddress of(Endpoint endpoint) {
        if (endpoint instanceof Endpoint.Unix unix) {
            return new WireAddress("unix", unix.path().toString());
        }
        if (endpoint instanceof Endpoint.Tcp tcp) {
            String host = tcp.host().indexOf(':') >= 0 ? "[" + tcp.host() + "]" : tcp.host();
            return new WireAddress("tcp", host + ":" + tcp.port());
        }
        throw new IllegalArgumentException("Other processes cannot connect to " + endpoint);
    }

    /**
     * The endpoint at this address.
     *
     * @throws HandshakeLineException when there is no such network, or no such address in it
     */
    public Endpoint endpoint() throws HandshakeLineException {
        return switch (network) {
            case "unix" -> unix(address);
            case "tcp" -> tcp(address);
            default ->
                throw new HandshakeLineException(
                        Defect.UNKNOWN_NETWORK, "the network is \"" + network + "\", and only unix and tcp are known");
        };
    }

    private static Endpoint unix(String address) throws HandshakeLineException {
        if (address.isEmpty()) {
            throw new HandshakeLineException(Defect.INVALID_ADDRESS, "the path of the Unix socket is empty");
        }
        try {
            return new Endpoint.Unix(Path.of(address));
        } catch (InvalidPathException e) {
            HandshakeLineException failure = new HandshakeLineException(
                    Defect.INVALID_ADDRESS,
                    "the Unix socket's path \"" + address + "\" is not a path: " + e.getReason());
            failure.initCause(e);
            throw failure;
        }
    }

    private static Endpoint tcp(String address) throws HandshakeLineException {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? "" : unbracketed(address.substring(0, colon));
        int port = colon < 0 ? 0 : port(address.substring(colon + 1));
        if (host.isEmpty() || port == 0) {
            throw new HandshakeLineException(
                    Defect.INVALID_ADDRESS,
                    "a TCP address is host:port with a port from 1 to 65535, not \"" + address + "\"");
        }
        return new Endpoint.Tcp(host, port);
    }

    private static String unbracketed(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    /** The port, or 0 when it is none. */
    private static int port(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535 ? Integer.parseInt(text) : 0;
    }
}
