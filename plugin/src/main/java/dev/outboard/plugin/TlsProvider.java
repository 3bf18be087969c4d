package dev.outboard.plugin;

import dev.outboard.net.TlsOptions;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** Gives a plugin's own TLS configuration, for hosts that expect it. Asked once, when the plugin starts. */
@FunctionalInterface
public interface TlsProvider {

    /**
     * Loads keys and certificates and says how they are used.
     *
     * @return as a server to the host, and as a client to it on connections of the broker that the host opens a server for.
     *     Ask for client authentication, or else everybody who reaches the plugin's socket may use it; name the server that
     *     the host's certificate is for, or else only the certificate itself is checked. The application protocol is HTTP/2
     *     whatever they say
     * @throws IOException when a file cannot be read
     * @throws GeneralSecurityException when a key or certificate cannot be used
     */
    TlsOptions options() throws IOException, GeneralSecurityException;
}
