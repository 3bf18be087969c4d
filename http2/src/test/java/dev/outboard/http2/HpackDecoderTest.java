package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HpackDecoderTest {

    private static final int MAX_LIST = 1000;

    private final HpackDecoder decoder = new HpackDecoder(4096, MAX_LIST);

    private static void assertMalformed(HpackDecoder decoder, String hex, String what) {
        assertThatThrownBy(() -> Hpack.decode(decoder, hex))
                .isInstanceOfSatisfying(Http2ConnectionException.class, e -> {
                    assertThat(e.errorCode()).isEqualTo(ErrorCode.COMPRESSION_ERROR);
                    assertThat(e).hasMessageContaining(what);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "80, index 0",
        "be, index 62",
        "7f00 01 61, index 63",
        "ff00, index 127",
        "ff8080808008, an integer",
        "ff808080808000, an integer",
        "ff80808080807f, an integer",
        "ffffffffffffffff, an integer",
        "ff8080808080808000, an integer",
        "ff80, an end in the middle",
        "ff, an end in the middle",
        "40, an end in the middle",
        "4001, a string of 1 octets",
        "400161, an end in the middle",
        "40016105 6162, 'a string of 5 octets, but only 2 are left'",
        "4001617fffffffff07, an integer",
        "4001617f80ffffff07, a string of 2147483647 octets",
        "823f00, a new table size behind a field",
        "3fe21f, 'a table size of 4097, but 4096 is allowed'",
        "3fe11f 3fe21f, a table size of 4097",
    })
    void malformedBlocksEndTheConnection(String hex, String what) {
        assertMalformed(decoder, hex, what);
    }

    @ParameterizedTest
    @CsvSource({
        // 'a' is 00011, then padding.
        "4081 18, the first bit of padding is 0",
        "4081 1e, the last bit of padding is 0",
        "4082 1fff, eleven bits of padding",
        "4081 ff, padding alone of eight bits",
        "4084 ffffffff, thirty ones are the end of the string",
        "4084 3fffffff, the same behind a 0",
    })
    void huffmanCodesMustBeWellFormed(String name, String why) {
        assertMalformed(decoder, name + "0178", "not Huffman-coded as it says");
    }

    @Test
    void huffmanPaddingMayHaveUpToSevenOnes() throws Exception {
        // '%' has 6 bits, so four of them fill three octets; "aaa" has 15 bits; 'a' has 5; '&' has 8.
        for (String text : new String[] {"a", "%", "aaa", "&", "0000", "%%%%", "?a", "aaaa%", "aaaaa"}) {
            HpackEncoder always = new HpackEncoder(4096, HpackEncoder.HuffmanUse.ALWAYS, IndexingPolicy.STANDARD);
            Headers headers = Headers.of("x", text);
            assertThat(Hpack.decode(decoder, Hpack.encode(always, headers))).isEqualTo(headers);
        }
    }

    @Test
    void everyOctetComesThroughHuffmanCodes() throws Exception {
        StringBuilder all = new StringBuilder();
        for (int octet = 0; octet < 256; octet++) {
            all.append((char) octet).append('a');
        }
        Headers headers = Headers.of("x", all.toString());
        HpackEncoder always = new HpackEncoder(4096, HpackEncoder.HuffmanUse.ALWAYS, IndexingPolicy.STANDARD);
        assertThat(Hpack.decode(decoder, Hpack.encode(always, headers))).isEqualTo(headers);
    }

    @Test
    void aFieldOfATableIsTheSameObjectEachTime() throws Exception {
        Headers first = decode("40 01 61 01 62 82");
        Headers second = decode("be 82");
        assertThat(second).isEqualTo(first);
        assertThat(second.field(0)).isSameAs(first.field(0));
        assertThat(second.field(1)).isSameAs(first.field(1));
    }

    @Test
    void neverIndexedFieldsComeThroughWithoutBeingLearnt() throws Exception {
        assertThat(decode("10 01 61 01 62")).isEqualTo(Headers.of("a", "b"));
        assertThat(decode("1f08 00")).isEqualTo(Headers.of("authorization", ""));
        assertThat(decoder.tableSize()).isZero();
    }

    @Test
    void tableSizesMayChangeAtTheStartOfABlock() throws Exception {
        decode("40 01 61 01 62");
        assertThat(decode("20 3fe11f 82")).isEqualTo(Headers.of(":method", "GET"));
        assertThat(decoder.tableSize()).isZero();
        assertThat(decoder.tableMaxSize()).isEqualTo(4096);
    }

    @Test
    void aFieldLargerThanTheTableEmptiesIt() throws Exception {
        decode("40 01 61 01 62");
        decode("3f03"); // 34
        assertThat(decoder.tableSize()).isEqualTo(34);
        assertThat(decode("40 01 61 02 6262")).isEqualTo(Headers.of("a", "bb"));
        assertThat(decoder.tableSize()).isZero();
    }

    @Test
    void aNameMayComeFromTheFieldThatItsLiteralEvicts() throws Exception {
        decode("3f03 40 01 61 01 62");
        assertThat(decode("7e 01 63")).isEqualTo(Headers.of("a", "c"));
        assertThat(decode("be")).isEqualTo(Headers.of("a", "c"));
    }

    @Test
    void aLowerAllowanceMustBeAnsweredByTheNextBlock() throws Exception {
        decoder.allowTableSize(100);
        assertThat(Hpack.decode(decoder, "")).isEqualTo(Headers.empty());
        assertMalformed(decoder, "82", "no new table size, but 100 is allowed now");
    }

    @Test
    void aLowerAllowanceThatIsAnsweredHolds() throws Exception {
        decoder.allowTableSize(100);
        decode("3f45 82"); // 100
        decode("82");
        assertMalformed(decoder, "3f46", "a table size of 101, but 100 is allowed");
    }

    @Test
    void anAllowanceAboveWhatIsUsedNeedsNoAnswer() throws Exception {
        decode("3f45"); // 100
        decoder.allowTableSize(100);
        assertThat(decode("82")).isEqualTo(Headers.of(":method", "GET"));
        decoder.allowTableSize(65_536);
        decode("3fe1ff03"); // 65536
        assertThat(decoder.tableMaxSize()).isEqualTo(65_536);
    }

    @Test
    void aListAtTheLimitIsHandedOutAndOneAboveIsNot() throws Exception {
        String value = "62".repeat(MAX_LIST - 33);
        assertThat(decode("00 01 61 7fc806" + value)).isEqualTo(Headers.of("a", "b".repeat(MAX_LIST - 33)));
        assertThat(decoder.listSize()).isEqualTo(MAX_LIST);
        assertThat(Hpack.decode(decoder, "00 01 61 7fc906" + value + "62")).isNull();
        assertThat(decoder.listSize()).isEqualTo(MAX_LIST + 1);
    }

    @Test
    void aListThatIsTooLargeLeavesTheTableRight() throws Exception {
        // Forty times the same field of 34 is 1,360; then one more that is learnt.
        assertThat(Hpack.decode(decoder, "40 01 61 01 62" + "be".repeat(39) + "40 01 63 01 64"))
                .isNull();
        assertThat(decoder.listSize()).isEqualTo(41 * 34);
        assertThat(decode("be bf")).isEqualTo(Headers.of("c", "d", "a", "b"));
    }

    @Test
    void aFieldThatIsTooLargeForTheListMayStillFitTheTable() throws Exception {
        String value = "62".repeat(2000);
        assertThat(Hpack.decode(decoder, "40 01 61 7fd10e" + value)).isNull();
        assertThat(decoder.tableSize()).isEqualTo(2033);
        assertThat(Hpack.decode(decoder, "be")).isNull();
        assertThat(decoder.listSize()).isEqualTo(2033);
    }

    @Test
    void aFieldThatIsTooLargeForListAndTableIsReadOver() throws Exception {
        HpackDecoder small = new HpackDecoder(0, 50);
        assertThat(Hpack.decode(small, "40 01 61 7fe906" + "62".repeat(1000) + "82"))
                .isNull();
        assertThat(small.listSize()).isEqualTo(33 + 1000 + 42);
        assertMalformed(small, "40 01 61 ffe906" + "ff".repeat(1000), "not Huffman-coded");
    }

    private Headers decode(String hex) throws Http2ConnectionException {
        Headers headers = Hpack.decode(decoder, hex);
        assertThat(headers).isNotNull();
        return headers;
    }
}
