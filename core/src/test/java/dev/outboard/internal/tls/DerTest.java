package dev.outboard.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x509.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bouncy Castle writes the same. */
class DerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 24})
    void lengthsOfEverySizeAreWrittenShort(int length) throws IOException {
        byte[] content = new byte[length];

        assertThat(Der.octets(content)).isEqualTo(new DEROctetString(content).getEncoded());
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "127", "128", "255", "256", "340282366920938463463374607431768211455"})
    void integersStayPositive(String number) throws IOException {
        BigInteger value = new BigInteger(number);

        assertThat(Der.integer(value)).isEqualTo(new ASN1Integer(value).getEncoded());
    }

    @Test
    void identifiersAreWrittenInSevens() throws IOException {
        assertThat(Der.identifier(1, 2, 840, 10045, 4, 3, 2))
                .isEqualTo(new ASN1ObjectIdentifier("1.2.840.10045.4.3.2").getEncoded());
        assertThat(Der.identifier(2, 5, 0, 127, 128, 16_383, 16_384, Integer.MAX_VALUE))
                .isEqualTo(new ASN1ObjectIdentifier("2.5.0.127.128.16383.16384.2147483647").getEncoded());
    }

    @Test
    void textsAndBitsAndSequences() throws IOException {
        assertThat(Der.sequence(Der.text("Ünicode"), Der.bits(2, new byte[] {(byte) 0xac})))
                .isEqualTo(new DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                            new DERUTF8String("Ünicode"), new DERBitString(new byte[] {(byte) 0xac}, 2)
                        })
                        .getEncoded());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1999-12-31T23:59:59Z",
                "2000-01-01T00:00:00Z",
                "2026-02-03T04:05:06Z",
                "2049-12-31T23:59:59Z",
                "2050-01-01T00:00:00Z",
                "2056-11-09T10:11:12Z"
            })
    void timesChangeTheirFormIn2050(String time) throws IOException {
        Instant instant = Instant.parse(time);

        assertThat(Der.time(instant)).isEqualTo(new Time(Date.from(instant)).getEncoded());
    }
}
