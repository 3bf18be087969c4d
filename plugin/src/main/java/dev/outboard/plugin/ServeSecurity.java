package dev.outboard.plugin;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.Variables;
import dev.outboard.internal.tls.BadCertificateException;
import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.internal.tls.TlsStreams;
import dev.outboard.internal.tls.TlsUnavailableException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * What secures a plugin's connections.
 *
 * @param streams what is done to each
 * @param certificate what the handshake line says: this side's one-time certificate, or nothing
 */
record ServeSecurity(StreamSecurity streams, String certificate) {

    private static final String NO_CERTIFICATE = "";

    /**
     * Begins to prepare it on a thread of its own where that takes time: keys are made while the plugin does other things
     * that its start takes.
     *
     * @param protocol what will be spoken
     */
    static Future<ServeSecurity> begin(ServeConfig config, Protocol protocol, Surroundings surroundings) {
        String hostCertificate = surroundings.variables().getOrDefault(Variables.CLIENT_CERTIFICATE, "");
        TlsProvider provider = config.tlsProvider();
        if (provider == null) {
            return hostCertificate.isEmpty() ? none() : onItsOwnThread(() -> mutual(hostCertificate, protocol));
        }
        if (!hostCertificate.isEmpty()) {
            // Not refused: go-plugin's plugins go on, and some hosts leave the variable to the plugins' own plugins.
            surroundings
                    .complaints()
                    .accept("[WARN] The host asks for AutoMTLS (" + Variables.CLIENT_CERTIFICATE
                            + "), and this plugin has a TLS configuration of its own, which it uses instead");
        }
        return onItsOwnThread(() -> configured(provider, protocol));
    }

    /** Where no host has launched the plugin, none knows the key for a certificate in the environment. */
    static Future<ServeSecurity> beginInTest(ServeConfig config, Protocol protocol) {
        TlsProvider provider = config.tlsProvider();
        return provider == null ? none() : onItsOwnThread(() -> configured(provider, protocol));
    }

    private static Future<ServeSecurity> none() {
        return CompletableFuture.completedFuture(new ServeSecurity(StreamSecurity.none(), NO_CERTIFICATE));
    }

    private static Future<ServeSecurity> onItsOwnThread(Callable<ServeSecurity> work) {
        FutureTask<ServeSecurity> task = new FutureTask<>(work);
        Thread thread = new Thread(task, "outboard-tls-setup");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    /**
     * Waits until it is prepared.
     *
     * @throws ServeException when that failed
     */
    static ServeSecurity await(Future<ServeSecurity> pending) {
        try {
            return pending.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServeException("The thread that starts this plugin was interrupted while it set up TLS", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ServeException known
                    ? known
                    : new ServeException("This plugin cannot set up TLS: " + e.getCause(), e.getCause());
        }
    }

    private static ServeSecurity configured(TlsProvider provider, Protocol protocol) {
        try {
            return new ServeSecurity(TlsStreams.configured(provider.options(), protocol), NO_CERTIFICATE);
        } catch (IOException | GeneralSecurityException e) {
            throw new ServeException("This plugin's TLS configuration cannot be used: " + e.getMessage(), e);
        }
    }

    private static ServeSecurity mutual(String hostCertificate, Protocol protocol) {
        try {
            X509Certificate host = Certificates.fromPem(hostCertificate);
            Identity own = Identity.oneTime();
            return new ServeSecurity(TlsStreams.mutual(own, host, protocol), Certificates.toField(own.certificate()));
        } catch (BadCertificateException e) {
            throw new UnsupportedHostRequestException(
                    Variables.CLIENT_CERTIFICATE,
                    "The host's certificate for AutoMTLS, in the environment variable " + Variables.CLIENT_CERTIFICATE
                            + ", is " + e.getMessage()
                            + ". The variable must hold one certificate in PEM, with its line ends.",
                    e);
        } catch (TlsUnavailableException e) {
            throw new UnsupportedHostRequestException(
                    Variables.CLIENT_CERTIFICATE,
                    "The host wants to talk to this plugin over TLS with one-time certificates (AutoMTLS), but "
                            + e.getMessage() + ".",
                    e);
        }
    }
}
