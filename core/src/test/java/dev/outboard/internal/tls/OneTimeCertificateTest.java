package dev.outboard.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What others read in the certificate. */
class OneTimeCertificateTest {

    private static final Instant NOW = Instant.parse("2026-03-04T05:06:07.890Z");

    private static X509CertificateHolder read(Identity identity) throws Exception {
        return new X509CertificateHolder(identity.certificate().getEncoded());
    }

    @Test
    void itsNamesAreLocalhost() throws Exception {
        X509CertificateHolder certificate = read(Identity.oneTime(NOW));

        assertThat(certificate.getVersionNumber()).isEqualTo(3);
        assertThat(certificate.getSubject()).isEqualTo(new X500Name("O=Outboard,CN=localhost"));
        assertThat(certificate.getIssuer()).isEqualTo(certificate.getSubject());
        assertThat(GeneralNames.fromExtensions(certificate.getExtensions(), Extension.subjectAlternativeName)
                        .getNames())
                .containsExactly(new GeneralName(GeneralName.dNSName, "localhost"));
    }

    @Test
    void itIsValidFromHalfAMinuteAgoForThirtyYears() throws Exception {
        X509CertificateHolder certificate = read(Identity.oneTime(NOW));

        assertThat(certificate.getNotBefore()).isEqualTo(Date.from(Instant.parse("2026-03-04T05:05:37Z")));
        assertThat(certificate.getNotAfter())
                .isEqualTo(Date.from(Instant.parse("2026-03-04T05:06:07Z").plus(Duration.ofHours(262_980))));
    }

    @Test
    void itMayBeShownByBothSidesAndVouchesForItself() throws Exception {
        X509CertificateHolder certificate = read(Identity.oneTime(NOW));

        assertThat(certificate.getExtensions().getCriticalExtensionOIDs())
                .containsExactlyInAnyOrder(Extension.keyUsage, Extension.basicConstraints);
        assertThat(BasicConstraints.fromExtensions(certificate.getExtensions()).isCA())
                .isTrue();
        assertThat(((DERBitString) KeyUsage.fromExtensions(certificate.getExtensions())
                                .toASN1Primitive())
                        .intValue())
                .isEqualTo(KeyUsage.digitalSignature
                        | KeyUsage.keyEncipherment
                        | KeyUsage.keyAgreement
                        | KeyUsage.keyCertSign);
        assertThat(ExtendedKeyUsage.fromExtensions(certificate.getExtensions()).getUsages())
                .containsExactlyInAnyOrder(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth);
        assertThat(SubjectKeyIdentifier.fromExtensions(certificate.getExtensions())
                        .getKeyIdentifier())
                .hasSize(20);
    }

    @Test
    void itsKeyIsOnP256AndHasSignedIt() throws Exception {
        Identity identity = Identity.oneTime(NOW);
        X509CertificateHolder certificate = read(identity);

        assertThat(certificate.getSubjectPublicKeyInfo().getAlgorithm().getParameters())
                .isEqualTo(SECObjectIdentifiers.secp256r1);
        assertThat(certificate.isSignatureValid(new JcaContentVerifierProviderBuilder().build(certificate)))
                .isTrue();
        assertThat(((ECPublicKey) identity.certificate().getPublicKey())
                        .getParams()
                        .getOrder()
                        .bitLength())
                .isEqualTo(256);
        identity.certificate().verify(identity.certificate().getPublicKey());
    }

    @Test
    void noTwoAreAlike() throws Exception {
        X509Certificate one = Identity.oneTime(NOW).certificate();
        X509Certificate other = Identity.oneTime(NOW).certificate();

        assertThat(one.getSerialNumber().bitLength()).isEqualTo(128);
        assertThat(one.getSerialNumber()).isPositive().isNotEqualTo(other.getSerialNumber());
        assertThat(one.getPublicKey()).isNotEqualTo(other.getPublicKey());
    }

    @Test
    void anIdentityDoesNotPrintItsKey() throws Exception {
        Identity identity = Identity.oneTime(NOW);

        assertThat(identity)
                .hasToString("identity CN=localhost,O=Outboard, serial number "
                        + identity.certificate().getSerialNumber().toString(16));
    }

    @Test
    void opensslAcceptsItForBothSides(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(
                directory.resolve("certificate.pem"),
                Certificates.toPem(Identity.oneTime().certificate()));

        for (String purpose : List.of("sslserver", "sslclient")) {
            assertThat(openssl(
                            "verify",
                            "-x509_strict",
                            "-check_ss_sig",
                            "-purpose",
                            purpose,
                            "-verify_hostname",
                            "localhost",
                            "-CAfile",
                            file.toString(),
                            file.toString()))
                    .endsWith(": OK\n");
        }
        assertThat(openssl("x509", "-noout", "-text", "-in", file.toString()))
                .contains("ecdsa-with-SHA256", "prime256v1", "CA:TRUE", "DNS:localhost");
    }

    private static String openssl(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(arguments));
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                        .anyMatch(entry -> Files.isExecutable(Path.of(entry, "openssl"))),
                "There is no openssl on the PATH");
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }
}
