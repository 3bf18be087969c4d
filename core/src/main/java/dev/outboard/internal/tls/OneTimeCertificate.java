package dev.outboard.internal.tls;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * Writes the one kind of certificate that host and plugin make for each other (RFC 5280), signed with its own key. It is the
 * profile that go-plugin uses, on the curve P-256, which is much cheaper to make than go-plugin's P-521.
 */
final class OneTimeCertificate {

    static final String NAME = "localhost";
    static final String ORGANIZATION = "Outboard";

    /** The other side's clock may be a little behind. */
    private static final Duration BEFORE = Duration.ofSeconds(30);

    /** Thirty years, as go-plugin counts them. */
    private static final Duration AFTER = Duration.ofHours(262_980);

    private static final int SERIAL_BITS = 128;

    /** The point at the end of a P-256 public key: a byte that says uncompressed, and two coordinates. */
    private static final int POINT_BYTES = 65;

    private static final int KEY_IDENTIFIER_BYTES = 20;

    private static final byte[] VERSION_3 = Der.tagged(0, Der.integer(BigInteger.TWO));
    private static final byte[] ECDSA_WITH_SHA256 = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));

    /** digitalSignature, keyEncipherment, keyAgreement and keyCertSign: bits 0, 2, 4 and 5. */
    private static final byte[] KEY_USAGES = Der.bits(2, new byte[] {(byte) 0b1010_1100});

    private enum Criticality {
        CRITICAL,
        NOT_CRITICAL
    }

    private OneTimeCertificate() {}

    /**
     * Writes a certificate.
     *
     * @param keys a key pair on P-256
     * @param now the time from which it is valid, but for a margin
     * @return the certificate in DER
     */
    static byte[] der(KeyPair keys, Instant now, SecureRandom random) throws GeneralSecurityException {
        byte[] content = Der.sequence(
                VERSION_3,
                Der.integer(new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS - 1)),
                ECDSA_WITH_SHA256,
                name(),
                Der.sequence(Der.time(now.minus(BEFORE)), Der.time(now.plus(AFTER))),
                name(),
                keys.getPublic().getEncoded(),
                Der.tagged(3, extensions(keys.getPublic())));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate(), random);
        signature.update(content);
        return Der.sequence(content, ECDSA_WITH_SHA256, Der.bits(0, signature.sign()));
    }

    private static byte[] name() {
        return Der.sequence(attribute(10, ORGANIZATION), attribute(3, NAME));
    }

    /** @param type the last number of the attribute's identifier: 2.5.4.3 is a common name, 2.5.4.10 an organization */
    private static byte[] attribute(int type, String value) {
        return Der.element(Der.SET, Der.sequence(Der.identifier(2, 5, 4, type), Der.text(value)));
    }

    private static byte[] extensions(PublicKey key) throws GeneralSecurityException {
        return Der.sequence(
                extension(15, Criticality.CRITICAL, KEY_USAGES),
                extension(37, Criticality.NOT_CRITICAL, extendedKeyUsages()),
                // A certificate authority: it vouches for itself.
                extension(19, Criticality.CRITICAL, Der.sequence(Der.yes())),
                extension(14, Criticality.NOT_CRITICAL, Der.octets(keyIdentifier(key))),
                extension(17, Criticality.NOT_CRITICAL, Der.sequence(Der.taggedText(2, NAME))));
    }

    /** @param type the last number of the extension's identifier, 2.5.29.type */
    private static byte[] extension(int type, Criticality criticality, byte[] value) {
        byte[] identifier = Der.identifier(2, 5, 29, type);
        return criticality == Criticality.CRITICAL
                ? Der.sequence(identifier, Der.yes(), Der.octets(value))
                : Der.sequence(identifier, Der.octets(value));
    }

    /** serverAuth and clientAuth: with brokered connections each side is both. */
    private static byte[] extendedKeyUsages() {
        return Der.sequence(Der.identifier(1, 3, 6, 1, 5, 5, 7, 3, 1), Der.identifier(1, 3, 6, 1, 5, 5, 7, 3, 2));
    }

    /** As RFC 7093 section 2 has it, method 1. */
    private static byte[] keyIdentifier(PublicKey key) throws GeneralSecurityException {
        byte[] encoded = key.getEncoded();
        byte[] point = Arrays.copyOfRange(encoded, encoded.length - POINT_BYTES, encoded.length);
        return Arrays.copyOf(MessageDigest.getInstance("SHA-256").digest(point), KEY_IDENTIFIER_BYTES);
    }
}
