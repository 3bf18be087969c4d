package dev.outboard.host;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.Variables;
import dev.outboard.internal.tls.BadCertificateException;
import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.tls.TlsStreams;
import dev.outboard.internal.tls.TlsUnavailableException;
import java.security.cert.X509Certificate;
import java.util.Map;

/** How one launch comes to its security: something to tell the plugin first, then what its handshake line says. */
interface LaunchSecurity {

    /** What the plugin is told by its environment. */
    Map<String, String> variables();

    /**
     * What is done to the connections to the plugin.
     *
     * @param line what the plugin says of itself
     * @throws StartFailure when the plugin does not do what is wanted
     */
    StreamSecurity agreed(HandshakeLine line) throws StartFailure;

    /** Begins a launch; with one-time certificates this makes the host's. */
    static LaunchSecurity begin(TransportSecurity wanted) throws StartFailure {
        if (wanted instanceof TransportSecurity.OneTimeCertificates) {
            return OneTime.begin();
        }
        return new Settled(wanted);
    }

    /** What is done to the connections to a plugin that runs already, and can be told nothing. */
    static StreamSecurity ofRunning(TransportSecurity wanted, Protocol protocol) {
        if (wanted instanceof TransportSecurity.OneTimeCertificates) {
            throw new IllegalStateException("A config for reattaching cannot ask for one-time certificates");
        }
        return wanted instanceof TransportSecurity.Configured configured
                ? TlsStreams.configured(configured.options(), protocol)
                : StreamSecurity.none();
    }

    /** Nothing is told or learned. */
    record Settled(TransportSecurity wanted) implements LaunchSecurity {

        @Override
        public Map<String, String> variables() {
            return Map.of();
        }

        @Override
        public StreamSecurity agreed(HandshakeLine line) {
            return ofRunning(wanted, line.protocol());
        }
    }

    /** AutoMTLS. */
    record OneTime(Identity own) implements LaunchSecurity {

        static OneTime begin() throws StartFailure {
            try {
                return new OneTime(Identity.oneTime());
            } catch (TlsUnavailableException e) {
                throw unavailable(e);
            }
        }

        @Override
        public Map<String, String> variables() {
            return Map.of(Variables.CLIENT_CERTIFICATE, Certificates.toPem(own.certificate()));
        }

        @Override
        public StreamSecurity agreed(HandshakeLine line) throws StartFailure {
            try {
                return TlsStreams.mutual(own, certificate(line), line.protocol());
            } catch (TlsUnavailableException e) {
                throw unavailable(e);
            }
        }

        private static StartFailure unavailable(TlsUnavailableException e) {
            return new StartFailure("AutoMTLS is not possible here: " + e.getMessage(), PluginTlsException::new, e);
        }

        private static X509Certificate certificate(HandshakeLine line) throws StartFailure {
            if (line.serverCertificate().isEmpty()) {
                throw new StartFailure(
                        "it sent no certificate, and this host asks for AutoMTLS; the plugin may be built with a library that"
                                + " does not know AutoMTLS, or have a TLS configuration of its own: update it, or launch it"
                                + " without AutoMTLS",
                        PluginTlsException::new);
            }
            try {
                return Certificates.fromField(line.serverCertificate());
            } catch (BadCertificateException e) {
                throw new StartFailure(
                        "the certificate in its handshake line, \"" + shown(line.serverCertificate()) + "\", is "
                                + e.getMessage(),
                        (message, cause) -> new BadHandshakeException(message, cause, line.format()),
                        e);
            }
        }

        private static String shown(String certificate) {
            return certificate.length() <= 60 ? certificate : certificate.substring(0, 60) + "…";
        }
    }
}
