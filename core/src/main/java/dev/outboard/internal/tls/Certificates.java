package dev.outboard.internal.tls;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/** Certificates as the two sides send them: the host's as PEM in the environment, the plugin's in its handshake line. */
public final class Certificates {

    private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
    private static final String END = "-----END CERTIFICATE-----";
    private static final int LINE = 64;

    private Certificates() {}

    /** A certificate as PEM (RFC 7468), with a line end after its last line. */
    public static String toPem(X509Certificate certificate) {
        byte[] newline = {'\n'};
        return BEGIN + "\n" + Base64.getMimeEncoder(LINE, newline).encodeToString(der(certificate)) + "\n" + END + "\n";
    }

    /**
     * Reads the first certificate in a PEM text, whatever is around it.
     *
     * @throws BadCertificateException when there is none
     */
    public static X509Certificate fromPem(String pem) throws BadCertificateException {
        int begin = pem.indexOf(BEGIN);
        int end = pem.indexOf(END, Math.max(0, begin));
        if (begin < 0 || end < 0) {
            throw new BadCertificateException("not in PEM: there is no " + (begin < 0 ? BEGIN : END) + " in it", null);
        }
        String body = pem.substring(begin + BEGIN.length(), end).replaceAll("\\s", "");
        return fromDer(decoded(body));
    }

    /** A certificate as the sixth field of a handshake line: DER in base64 without padding. */
    public static String toField(X509Certificate certificate) {
        return Base64.getEncoder().withoutPadding().encodeToString(der(certificate));
    }

    /**
     * Reads the sixth field of a handshake line. Some plugins pad it.
     *
     * @throws BadCertificateException when it is no certificate
     */
    public static X509Certificate fromField(String field) throws BadCertificateException {
        return fromDer(decoded(field));
    }

    private static byte[] decoded(String base64) throws BadCertificateException {
        try {
            // Takes text with and without padding.
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            throw new BadCertificateException("not in base64: " + e.getMessage(), e);
        }
    }

    static X509Certificate fromDer(byte[] der) throws BadCertificateException {
        // The factory would take other forms than DER too.
        if (der.length == 0 || der[0] != Der.SEQUENCE) {
            throw new BadCertificateException("not an X.509 certificate in DER, which would begin with 0x30", null);
        }
        try {
            ByteArrayInputStream bytes = new ByteArrayInputStream(der);
            X509Certificate certificate =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(bytes);
            if (bytes.available() > 0) {
                throw new BadCertificateException(
                        "followed by " + bytes.available() + " bytes that do not belong to it", null);
            }
            return certificate;
        } catch (CertificateException e) {
            throw new BadCertificateException("not an X.509 certificate in DER: " + e.getMessage(), e);
        }
    }

    private static byte[] der(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("A certificate that was read has no encoding", e);
        }
    }

    /** A certificate in a few words, for messages. */
    static String describe(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName() + ", serial number "
                + certificate.getSerialNumber().toString(16);
    }
}
