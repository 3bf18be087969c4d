package dev.outboard.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificatesTest {

    private static X509Certificate certificate;

    @BeforeAll
    static void makeCertificate() throws Exception {
        certificate = Identity.oneTime().certificate();
    }

    @Test
    void pemIsReadAsItWasWritten() throws Exception {
        String pem = Certificates.toPem(certificate);

        assertThat(pem)
                .startsWith("-----BEGIN CERTIFICATE-----\n")
                .endsWith("\n-----END CERTIFICATE-----\n")
                .matches("(-----[A-Z ]+-----\n|[A-Za-z0-9+/=]{1,64}\n)+");
        assertThat(Certificates.fromPem(pem)).isEqualTo(certificate);
    }

    @Test
    void pemMayHaveOtherLineEndsAndTextAroundIt() throws Exception {
        String pem = Certificates.toPem(certificate);

        assertThat(Certificates.fromPem("Bag Attributes\r\n" + pem.replace("\n", "\r\n") + "the end"))
                .isEqualTo(certificate);
        assertThat(Certificates.fromPem(pem.strip())).isEqualTo(certificate);
    }

    @Test
    void ofSeveralCertificatesInPemTheFirstCounts() throws Exception {
        String other = Certificates.toPem(Identity.oneTime().certificate());

        assertThat(Certificates.fromPem(Certificates.toPem(certificate) + other))
                .isEqualTo(certificate);
    }

    @Test
    void theFieldIsBase64WithoutPaddingAndReadWithAndWithoutIt() throws Exception {
        String field = Certificates.toField(certificate);

        assertThat(field).matches("[A-Za-z0-9+/]{50,}");
        assertThat(Certificates.fromField(field)).isEqualTo(certificate);
        assertThat(Certificates.fromField(Base64.getEncoder().encodeToString(certificate.getEncoded())))
                .isEqualTo(certificate);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing of the kind|no -----BEGIN CERTIFICATE-----",
                "-----BEGIN CERTIFICATE-----MIIB|no -----END CERTIFICATE-----",
                "-----END CERTIFICATE----------BEGIN CERTIFICATE-----|no -----END CERTIFICATE-----",
                "-----BEGIN CERTIFICATE----------END CERTIFICATE-----|begin with 0x30",
                "-----BEGIN CERTIFICATE-----ä-----END CERTIFICATE-----|not in base64",
                "-----BEGIN CERTIFICATE-----MIIB-----END CERTIFICATE-----|not an X.509 certificate"
            })
    void textThatIsNoPemIsToldApart(String text, String reason) {
        assertThatThrownBy(() -> Certificates.fromPem(text))
                .isInstanceOf(BadCertificateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void aFieldThatIsNoCertificateIsToldApart() throws Exception {
        byte[] der = certificate.getEncoded();

        assertBadField("not base64 at all!!!", "not in base64");
        assertBadField(base64("some text that is long enough to be one".getBytes(StandardCharsets.UTF_8)), "0x30");
        assertBadField(base64(Arrays.copyOf(der, der.length - 1)), "not an X.509 certificate");
        assertBadField(base64(Arrays.copyOf(der, der.length + 3)), "followed by 3 bytes");
        assertBadField("", "0x30");
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static void assertBadField(String field, String reason) {
        assertThatThrownBy(() -> Certificates.fromField(field))
                .isInstanceOf(BadCertificateException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whateverIsInTheFieldNothingElseIsThrown() throws Exception {
        Random random = new Random(5);
        byte[] der = certificate.getEncoded();
        int refused = 0;
        for (int round = 0; round < 5_000; round++) {
            byte[] changed = der.clone();
            for (int i = random.nextInt(4); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            try {
                assertThat(Certificates.fromField(base64(changed)).getEncoded()).isNotEmpty();
            } catch (BadCertificateException e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(1_000, 5_000);
    }
}
