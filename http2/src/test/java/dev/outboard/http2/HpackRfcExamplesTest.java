package dev.outboard.http2;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.http2.HpackEncoder.HuffmanUse;
import java.util.HexFormat;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** RFC 7541, appendix C, octet for octet and both ways. */
class HpackRfcExamplesTest {

    private static final Headers REQUEST_1 =
            Headers.of(":method", "GET", ":scheme", "http", ":path", "/", ":authority", "www.example.com");
    private static final Headers REQUEST_2 = Headers.of(
            ":method",
            "GET",
            ":scheme",
            "http",
            ":path",
            "/",
            ":authority",
            "www.example.com",
            "cache-control",
            "no-cache");
    private static final Headers REQUEST_3 = Headers.of(
            ":method",
            "GET",
            ":scheme",
            "https",
            ":path",
            "/index.html",
            ":authority",
            "www.example.com",
            "custom-key",
            "custom-value");

    private static final Headers RESPONSE_1 = Headers.of(
            ":status",
            "302",
            "cache-control",
            "private",
            "date",
            "Mon, 21 Oct 2013 20:13:21 GMT",
            "location",
            "https://www.example.com");
    private static final Headers RESPONSE_2 = Headers.of(
            ":status",
            "307",
            "cache-control",
            "private",
            "date",
            "Mon, 21 Oct 2013 20:13:21 GMT",
            "location",
            "https://www.example.com");
    private static final Headers RESPONSE_3 = Headers.of(
            ":status",
            "200",
            "cache-control",
            "private",
            "date",
            "Mon, 21 Oct 2013 20:13:22 GMT",
            "location",
            "https://www.example.com",
            "content-encoding",
            "gzip",
            "set-cookie",
            "foo=ASDJKHQKBZXOQWEOPIUAXQWEOIU; max-age=3600; version=1");

    /** One context each way, fed with one block after another. */
    private static final class Context {

        private final HpackEncoder encoder;
        private final HpackDecoder decoder;

        Context(int tableSize, HuffmanUse huffman, Indexing indexing) {
            encoder = new HpackEncoder(tableSize, huffman, field -> indexing);
            decoder = new HpackDecoder(tableSize, 10_000);
        }

        void assertExample(Headers headers, String hex, int tableSize) throws Exception {
            assertThat(Hpack.encode(encoder, headers)).isEqualTo(hex.replace(" ", ""));
            assertThat(Hpack.decode(decoder, hex)).isEqualTo(headers);
            assertThat(encoder.tableSize()).isEqualTo(tableSize);
            assertThat(decoder.tableSize()).isEqualTo(tableSize);
        }
    }

    @Nested
    class IntegersC1 {

        @Test
        void tenWithFiveBits() throws Exception {
            assertTableSize(10, "2a");
        }

        @Test
        void thirteenHundredThirtySevenWithFiveBits() throws Exception {
            assertTableSize(1337, "3f9a0a");
        }

        @Test
        void fortyTwoAtAnOctetsStart() {
            OctetBuffer target = new OctetBuffer();
            HpackEncoder.writeInteger(0, 8, 42, target);
            assertThat(HexFormat.of().formatHex(target.array(), 0, target.length()))
                    .isEqualTo("2a");
        }

        /** A table size is the one integer that stands alone, with a prefix of five bits behind the bits 001. */
        private void assertTableSize(int size, String hex) throws Exception {
            HpackEncoder encoder = new HpackEncoder();
            encoder.setMaxTableSize(size);
            assertThat(Hpack.encode(encoder, Headers.empty())).isEqualTo(hex);

            HpackDecoder decoder = new HpackDecoder(4096, 10_000);
            Hpack.decode(decoder, hex);
            assertThat(decoder.tableMaxSize()).isEqualTo(size);
        }
    }

    @Nested
    class FieldsC2 {

        @Test
        void literalWithIndexing() throws Exception {
            new Context(4096, HuffmanUse.NEVER, Indexing.ADD)
                    .assertExample(
                            Headers.of("custom-key", "custom-header"),
                            "400a 6375 7374 6f6d 2d6b 6579 0d63 7573 746f 6d2d 6865 6164 6572",
                            55);
        }

        @Test
        void literalWithoutIndexing() throws Exception {
            new Context(4096, HuffmanUse.NEVER, Indexing.NONE)
                    .assertExample(Headers.of(":path", "/sample/path"), "040c 2f73 616d 706c 652f 7061 7468", 0);
        }

        @Test
        void literalNeverIndexed() throws Exception {
            new Context(4096, HuffmanUse.NEVER, Indexing.NEVER)
                    .assertExample(Headers.of("password", "secret"), "1008 7061 7373 776f 7264 0673 6563 7265 74", 0);
        }

        @Test
        void indexed() throws Exception {
            new Context(4096, HuffmanUse.NEVER, Indexing.ADD).assertExample(Headers.of(":method", "GET"), "82", 0);
        }
    }

    @Test
    void requestsWithoutHuffmanCodesC3() throws Exception {
        Context context = new Context(4096, HuffmanUse.NEVER, Indexing.ADD);
        context.assertExample(REQUEST_1, "8286 8441 0f77 7777 2e65 7861 6d70 6c65 2e63 6f6d", 57);
        context.assertExample(REQUEST_2, "8286 84be 5808 6e6f 2d63 6163 6865", 110);
        context.assertExample(
                REQUEST_3, "8287 85bf 400a 6375 7374 6f6d 2d6b 6579 0c63 7573 746f 6d2d 7661 6c75 65", 164);
    }

    @Test
    void requestsWithHuffmanCodesC4() throws Exception {
        Context context = new Context(4096, HuffmanUse.ALWAYS, Indexing.ADD);
        context.assertExample(REQUEST_1, "8286 8441 8cf1 e3c2 e5f2 3a6b a0ab 90f4 ff", 57);
        context.assertExample(REQUEST_2, "8286 84be 5886 a8eb 1064 9cbf", 110);
        context.assertExample(REQUEST_3, "8287 85bf 4088 25a8 49e9 5ba9 7d7f 8925 a849 e95b b8e8 b4bf", 164);
    }

    @Test
    void responsesWithoutHuffmanCodesC5() throws Exception {
        Context context = new Context(256, HuffmanUse.NEVER, Indexing.ADD);
        context.assertExample(
                RESPONSE_1,
                "4803 3330 3258 0770 7269 7661 7465 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32"
                        + "3120 474d 546e 1768 7474 7073 3a2f 2f77 7777 2e65 7861 6d70 6c65 2e63 6f6d",
                222);
        context.assertExample(RESPONSE_2, "4803 3330 37c1 c0bf", 222);
        context.assertExample(
                RESPONSE_3,
                "88c1 611d 4d6f 6e2c 2032 3120 4f63 7420 3230 3133 2032 303a 3133 3a32 3220 474d 54c0 5a04 677a 6970"
                        + "7738 666f 6f3d 4153 444a 4b48 514b 425a 584f 5157 454f 5049 5541 5851 5745 4f49 553b 206d"
                        + "6178 2d61 6765 3d33 3630 303b 2076 6572 7369 6f6e 3d31",
                215);
    }

    @Test
    void responsesWithHuffmanCodesC6() throws Exception {
        Context context = new Context(256, HuffmanUse.ALWAYS, Indexing.ADD);
        context.assertExample(
                RESPONSE_1,
                "4882 6402 5885 aec3 771a 4b61 96d0 7abe 9410 54d4 44a8 2005 9504 0b81 66e0 82a6 2d1b ff6e 919d 29ad"
                        + "1718 63c7 8f0b 97c8 e9ae 82ae 43d3",
                222);
        context.assertExample(RESPONSE_2, "4883 640e ffc1 c0bf", 222);
        context.assertExample(
                RESPONSE_3,
                "88c1 6196 d07a be94 1054 d444 a820 0595 040b 8166 e084 a62d 1bff c05a 839b d9ab 77ad 94e7 821d d7f2"
                        + "e6c7 b335 dfdf cd5b 3960 d5af 2708 7f36 72c1 ab27 0fb5 291f 9587 3160 65c0 03ed 4ee5 b106"
                        + "3d50 07",
                215);
    }
}
