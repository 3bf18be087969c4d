package dev.outboard.internal.tls;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;

/**
 * What one side proves itself with: a key and the certificate for it.
 *
 * @param key the private key
 * @param certificate the certificate, signed with that key itself
 */
public record Identity(PrivateKey key, X509Certificate certificate) {

    /**
     * Makes one for a single launch. Takes some tens of milliseconds in a JVM that has just started.
     *
     * @throws TlsUnavailableException when this JVM lacks what it takes
     */
    public static Identity oneTime() throws TlsUnavailableException {
        return oneTime(Instant.now());
    }

    static Identity oneTime(Instant now) throws TlsUnavailableException {
        try {
            SecureRandom random = new SecureRandom();
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            KeyPair keys = generator.generateKeyPair();
            X509Certificate certificate = Certificates.fromDer(OneTimeCertificate.der(keys, now, random));
            return new Identity(keys.getPrivate(), certificate);
        } catch (GeneralSecurityException e) {
            throw new TlsUnavailableException(
                    "this JVM cannot make a one-time certificate: " + e.getMessage()
                            + "; it needs elliptic curves, which before JDK 22 are in the module jdk.crypto.ec",
                    e);
        } catch (BadCertificateException e) {
            throw new IllegalStateException("The certificate was not written right", e);
        }
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "identity " + Certificates.describe(certificate);
    }
}
