package dev.outboard.interop;

import dev.outboard.internal.tls.Certificates;
import dev.outboard.internal.tls.Identity;
import dev.outboard.net.TlsOptions;
import dev.outboard.net.TlsOptions.ClientAuthentication;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A TLS configuration that programs in Go and here share as files: NAME.pem and NAME.key of each side. */
final class TlsFiles {

    private static final char[] NO_PASSWORD = new char[0];

    private TlsFiles() {}

    /** Makes the files of somebody. */
    static void write(Path directory, String name) throws Exception {
        write(directory, name, Identity.oneTime());
    }

    /** Writes the files of somebody. */
    static void write(Path directory, String name, Identity identity) throws IOException {
        Files.writeString(directory.resolve(name + ".pem"), Certificates.toPem(identity.certificate()));
        Files.writeString(
                directory.resolve(name + ".key"),
                "-----BEGIN PRIVATE KEY-----\n"
                        + Base64.getMimeEncoder().encodeToString(identity.key().getEncoded())
                        + "\n-----END PRIVATE KEY-----\n");
    }

    /** Shows the certificate of one side, and trusts that of the other, by the JDK's own rules. */
    static TlsOptions options(Path directory, String own, String other) throws IOException, GeneralSecurityException {
        KeyStore shown = emptyStore();
        Certificate[] chain = {certificate(directory, own)};
        shown.setKeyEntry("own", key(directory, own), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(shown, NO_PASSWORD);
        KeyStore trusted = emptyStore();
        trusted.setCertificateEntry("other", certificate(directory, other));
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return TlsOptions.builder(context)
                .serverName("localhost")
                .clientAuthentication(ClientAuthentication.REQUIRED)
                .build();
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static Certificate certificate(Path directory, String name) throws IOException, GeneralSecurityException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(Files.readAllBytes(directory.resolve(name + ".pem"))));
    }

    private static PrivateKey key(Path directory, String name) throws IOException, GeneralSecurityException {
        String pem = Files.readString(directory.resolve(name + ".key")).replaceAll("-----[A-Z ]+-----", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem)));
    }
}
