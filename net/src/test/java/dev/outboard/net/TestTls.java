package dev.outboard.net;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Security;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys, certificates and contexts for tests, and pairs of TLS connections. */
public final class TestTls {

    static {
        // Keys are updated every MiB, so that tests with much data see many updates. Read once, by the first TLS
        // session.
        Security.setProperty("jdk.tls.keyLimits", "AES/GCM/NoPadding KeyUpdate 2^20");
    }

    /** A server that is called localhost. */
    public static final Identity SERVER = Identity.create("localhost");

    /** A client. */
    public static final Identity CLIENT = Identity.create("client");

    /** Somebody whom nobody trusts, under the server's name. */
    public static final Identity FALSE_SERVER = Identity.create("localhost");

    /** Somebody whom nobody trusts, under the client's name: with another one it would not even be shown. */
    public static final Identity FALSE_CLIENT = Identity.create("client");

    private TestTls() {}

    /** A key and the certificate for it, which it has signed itself. */
    public record Identity(PrivateKey key, X509Certificate certificate) {

        /** Makes one. */
        public static Identity create(String name) {
            try {
                KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                generator.initialize(new ECGenParameterSpec("secp256r1"));
                KeyPair keys = generator.generateKeyPair();
                return new Identity(keys.getPrivate(), certificate(name, keys));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        private static X509Certificate certificate(String name, KeyPair keys) throws Exception {
            X500Name subject = new X500Name("CN=" + name);
            Date from = Date.from(Instant.now().minusSeconds(3600));
            Date to = Date.from(Instant.now().plusSeconds(3600));
            JcaX509v3CertificateBuilder builder =
                    new JcaX509v3CertificateBuilder(subject, BigInteger.ONE, from, to, subject, keys.getPublic());
            GeneralNames names = new GeneralNames(new GeneralName(GeneralName.dNSName, name));
            builder.addExtension(Extension.subjectAlternativeName, false, names);
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        }
    }

    /** A context for somebody who shows this certificate and accepts those. */
    public static SSLContext context(Identity own, X509Certificate... accepted) throws GeneralSecurityException {
        KeyStore keys = emptyStore();
        keys.setKeyEntry("own", own.key(), new char[0], new X509Certificate[] {own.certificate()});
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, new char[0]);
        return context(factory.getKeyManagers(), accepted);
    }

    /** A context for somebody who shows no certificate and accepts these. */
    public static SSLContext anonymousContext(X509Certificate... accepted) throws GeneralSecurityException {
        return context(new KeyManager[0], accepted);
    }

    private static SSLContext context(KeyManager[] keys, X509Certificate... accepted) throws GeneralSecurityException {
        KeyStore trusted = emptyStore();
        for (int i = 0; i < accepted.length; i++) {
            trusted.setCertificateEntry("accepted" + i, accepted[i]);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, factory.getTrustManagers(), null);
        return context;
    }

    private static KeyStore emptyStore() throws GeneralSecurityException {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            return store;
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Options of a client that accepts {@link #SERVER} and shows {@link #CLIENT}. */
    public static TlsOptions.Builder clientOptions() throws GeneralSecurityException {
        return TlsOptions.builder(context(CLIENT, SERVER.certificate())).serverName("localhost");
    }

    /** Options of a server that shows {@link #SERVER} and insists on {@link #CLIENT}. */
    public static TlsOptions.Builder serverOptions() throws GeneralSecurityException {
        return TlsOptions.builder(context(SERVER, CLIENT.certificate()))
                .clientAuthentication(TlsOptions.ClientAuthentication.REQUIRED);
    }

    /** A client (left) and a server over these, with the handshake done. */
    public static ConnectedPair secure(ConnectedPair transport) throws Exception {
        TlsConnection client =
                TlsConnection.client(transport.left(), clientOptions().build());
        TlsConnection server =
                TlsConnection.server(transport.right(), serverOptions().build());
        Background<Boolean> other = Background.run(() -> server.handshake(Deadline.never()));
        client.handshake(Deadline.never());
        other.result();
        return new ConnectedPair(client, server);
    }
}
