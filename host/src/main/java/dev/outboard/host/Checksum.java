package dev.outboard.host;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * What the digest of a plugin's program must be. Take it from a source that is trusted more than the place where the program
 * lies. Immutable.
 */
public final class Checksum {

    private final String algorithm;
    private final byte[] expected;

    private Checksum(String algorithm, byte[] expected) {
        this.algorithm = algorithm;
        this.expected = expected;
    }

    /**
     * A checksum.
     *
     * @param algorithm the name of a {@link MessageDigest}, for example {@code SHA-256}
     * @param digest the digest of the right program
     * @return the checksum
     * @throws IllegalArgumentException when there is no such algorithm, or its digests have another length
     */
    public static Checksum of(String algorithm, byte[] digest) {
        int length = digest(algorithm).getDigestLength();
        // Algorithms need not tell their length; those of the JDK do.
        if (digest.length == 0 || (length > 0 && digest.length != length)) {
            throw new IllegalArgumentException("A checksum by " + algorithm + " has " + length + " bytes, not "
                    + digest.length + "; look whether it was cut off, or made by another algorithm");
        }
        return new Checksum(algorithm, digest.clone());
    }

    /**
     * A checksum.
     *
     * @param algorithm the name of a {@link MessageDigest}, for example {@code SHA-256}
     * @param digest the digest of the right program in hexadecimal digits, as {@code sha256sum} prints it
     * @return the checksum
     * @throws IllegalArgumentException when there is no such algorithm, its digests have another length, or the text has
     *     other characters
     */
    public static Checksum of(String algorithm, String digest) {
        byte[] bytes;
        try {
            bytes = HexFormat.of().parseHex(digest.strip().toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A checksum must be an even number of hexadecimal digits, not \"" + digest + "\"", e);
        }
        return of(algorithm, bytes);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException("This JVM has no digest algorithm named " + algorithm, e);
        }
    }

    /** A digest to feed with the program's bytes. */
    MessageDigest newDigest() {
        return digest(algorithm);
    }

    /** Compares in a time that does not depend on where the difference is. */
    boolean matches(byte[] actual) {
        return MessageDigest.isEqual(expected, actual);
    }

    /** For people, for example {@code SHA-256 9f86d0…}. */
    @Override
    public String toString() {
        return described(expected);
    }

    String described(byte[] digest) {
        return algorithm + " " + HexFormat.of().formatHex(digest);
    }
}
