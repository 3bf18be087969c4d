package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HpackEncoderTest {

    private final HpackEncoder encoder = new HpackEncoder();
    private final HpackDecoder decoder = new HpackDecoder(4096, 1 << 20);

    private String roundTrip(Headers headers) throws Exception {
        String hex = Hpack.encode(encoder, headers);
        assertThat(Hpack.decode(decoder, hex)).isEqualTo(headers);
        assertThat(decoder.tableSize()).isEqualTo(encoder.tableSize());
        return hex;
    }

    @Test
    void aRequestThatComesAgainIsAFewIndexes() throws Exception {
        Headers request = Headers.of(
                ":method",
                "POST",
                ":scheme",
                "http",
                ":path",
                "/proto.KV/Get",
                ":authority",
                "localhost",
                "content-type",
                "application/grpc",
                "te",
                "trailers",
                "user-agent",
                "outboard");
        assertThat(roundTrip(request)).hasSizeGreaterThan(100);
        assertThat(roundTrip(request)).isEqualTo("8386" + "c2c1c0bfbe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"grpc-timeout", "grpc-message", "content-length", "traceparent"})
    void valuesThatVaryAreNotLearnt(String name) throws Exception {
        roundTrip(Headers.of(name, "1"));
        assertThat(encoder.tableSize()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"authorization", "proxy-authorization", "cookie", "set-cookie"})
    void secretsAreNeverIndexed(String name) throws Exception {
        assertThat(roundTrip(Headers.of(name, "secret"))).startsWith("1f");
        assertThat(encoder.tableSize()).isZero();
    }

    @Test
    void largeValuesAreNotLearnt() throws Exception {
        roundTrip(Headers.of("x", "y".repeat(1000), "x-bin", "y".repeat(65)));
        assertThat(encoder.tableSize()).isZero();
        roundTrip(Headers.of("x-bin", "y".repeat(64)));
        assertThat(encoder.tableSize()).isEqualTo(32 + 5 + 64);
    }

    @Test
    void aLowerTableSizeIsToldOnce() throws Exception {
        roundTrip(Headers.of("a", "b", "c", "d"));
        encoder.setMaxTableSize(40);
        assertThat(encoder.tableSize()).isEqualTo(34);
        assertThat(roundTrip(Headers.of("c", "d"))).isEqualTo("3f09" + "be");
        assertThat(roundTrip(Headers.of("c", "d"))).isEqualTo("be");
    }

    @Test
    void theLowestTableSizeInBetweenIsToldToo() throws Exception {
        roundTrip(Headers.of("a", "b"));
        encoder.setMaxTableSize(0);
        encoder.setMaxTableSize(100);
        encoder.setMaxTableSize(200);
        assertThat(roundTrip(Headers.of(":method", "GET"))).isEqualTo("20" + "3fa901" + "82");
        assertThat(encoder.tableSize()).isZero();
    }

    @Test
    void aTableSizeAboveOurOwnIsNotUsed() throws Exception {
        encoder.setMaxTableSize(1 << 20);
        assertThat(roundTrip(Headers.of(":method", "GET"))).isEqualTo("82");
    }

    @Test
    void withoutATableEverythingIsALiteral() throws Exception {
        encoder.setMaxTableSize(0);
        roundTrip(Headers.of("a", "b"));
        assertThat(roundTrip(Headers.of("a", "b"))).isEqualTo("0001610162");
    }

    @Test
    void evictedFieldsAreForgotten() throws Exception {
        encoder.setMaxTableSize(70);
        for (int i = 0; i < 100; i++) {
            roundTrip(Headers.of("a", Integer.toString(i % 10), "b", "x", "a", Integer.toString(i % 3)));
            assertThat(encoder.tableSize()).isLessThanOrEqualTo(70);
        }
    }

    @Test
    void longValuesGoAsTheyAre() throws Exception {
        String hex = roundTrip(Headers.of("x", "a".repeat(1025)));
        assertThat(hex).hasSize(2 * (1 + 2 + 3 + 1025));
    }
}
