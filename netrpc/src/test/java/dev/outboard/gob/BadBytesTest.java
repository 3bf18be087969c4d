package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Bytes that are not gob, cut gob, and gob that is meant to do harm. */
class BadBytesTest {

    private static final List<String> GOLDEN = List.of(
            Golden.INT, Golden.KINDS_MAX, Golden.NODE, Golden.CONTAINERS, Golden.DRAWING, Golden.ANY, Golden.CUSTOM);

    private static GobValue tree(byte[] stream) throws IOException {
        GobDecoder decoder = Streams.decoder(stream);
        GobValue last = new GobValue.Nil();
        while (true) {
            try {
                last = java.util.Objects.requireNonNull(decoder.decode(GobValue.class));
            } catch (EOFException e) {
                return last;
            }
        }
    }

    @Test
    void aStreamThatIsCutAnywhereIsNoticedUnlessAMessageEndsThere() throws IOException {
        for (String golden : GOLDEN) {
            byte[] stream = Golden.bytes(golden);
            tree(stream);
            int whole = 0;
            for (int length = 1; length < stream.length; length++) {
                try {
                    tree(Arrays.copyOf(stream, length));
                    whole++;
                } catch (GobFormatException e) {
                    assertThat(e).hasMessageContaining("ends inside a message");
                }
            }
            assertThat(whole).as("messages in %s", golden).isLessThan(20);
        }
    }

    @Test
    void aStreamMayComeByteByByte() throws IOException {
        for (String golden : GOLDEN) {
            byte[] stream = Golden.bytes(golden);
            GobValue once = Streams.decoder(stream).decode(GobValue.class);
            GobValue bytewise = Streams.GOB.newDecoder(new Drip(stream)).decode(GobValue.class);
            assertThat(bytewise).hasToString(String.valueOf(once));
        }
    }

    private static final class Drip extends InputStream {

        private final ByteArrayInputStream bytes;

        Drip(byte[] bytes) {
            this.bytes = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] target, int from, int length) {
            return bytes.read(target, from, Math.min(1, length));
        }
    }

    private static void isRefused(String hex, String reason) {
        assertThatThrownBy(() -> tree(HexFormat.of().parseHex(hex)))
                .isInstanceOf(GobFormatException.class)
                .hasMessageContaining(reason);
    }

    /** What a message holds. */
    @FunctionalInterface
    private interface Content {
        void write(TokenWriter out) throws GobValueException;
    }

    private static byte[] messages(Content... contents) throws IOException {
        TokenWriter out = new TokenWriter();
        for (Content content : contents) {
            int start = out.beginMessage();
            content.write(out);
            out.endMessage(start);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        out.send(bytes);
        return bytes.toByteArray();
    }

    private static Content numbers(long... numbers) {
        return out -> {
            for (long number : numbers) {
                out.unsigned(number);
            }
        };
    }

    /** As {@link TokenWriter#signed} has it. */
    private static long signed(long number) {
        return (number << 1) ^ (number >> 63);
    }

    private static final long T = signed(64);
    private static final long DEFINE_T = signed(-64);

    /** Defines type 64: one of the seven kinds, with nothing of {@code CommonType}, and further fields. */
    private static Content define(int kind, long... more) {
        return out -> {
            numbers(DEFINE_T, kind + 1).write(out);
            numbers(more).write(out);
            numbers(0, 0).write(out);
        };
    }

    private static final Content SLICE_OF_STRINGS = define(WireType.SLICE, 2, signed(6));
    private static final Content SLICE_OF_ITSELF = define(WireType.SLICE, 2, T);
    private static final Content ARRAY_OF_TWO_BOOLEANS = define(WireType.ARRAY, 2, signed(1), 1, signed(2));
    private static final Content MAP_OF_STRINGS_TO_INTEGERS = define(WireType.MAP, 2, signed(6), 1, signed(2));
    private static final Content STRUCT_WITH_ONE_FIELD = define(WireType.STRUCT, 2, 1, 1, 1, 'X', 1, signed(2), 0);

    private static void isRefused(String reason, Content... contents) {
        assertThatThrownBy(() -> tree(messages(contents)))
                .isInstanceOf(GobFormatException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void theDefinitionsHereAreGoodOnesOtherwise() throws IOException {
        assertThat(tree(messages(SLICE_OF_STRINGS, numbers(T, 0, 1, 1, 'a'))))
                .hasToString("Sequence[type=[]string, elements=[a]]");
        assertThat(tree(messages(SLICE_OF_ITSELF, numbers(T, 0, 2, 0, 0)))).isInstanceOf(GobValue.Sequence.class);
        assertThat(tree(messages(ARRAY_OF_TWO_BOOLEANS, numbers(T, 0, 2, 1, 0))))
                .isInstanceOf(GobValue.Sequence.class);
        assertThat(tree(messages(MAP_OF_STRINGS_TO_INTEGERS, numbers(T, 0, 1, 1, 'k', 2))))
                .isInstanceOf(GobValue.MapValue.class);
        assertThat(tree(messages(STRUCT_WITH_ONE_FIELD, numbers(T, 1, 2, 0)))).isInstanceOf(GobValue.StructValue.class);
    }

    @Test
    void lengthsOfMessagesThatCannotBe() {
        isRefused("f7", "the length of a message cannot have 9 bytes");
        isRefused("f8ffffffffffffffff", "longer than the limit");
        isRefused("fc04000001", "67108865 bytes is longer than the limit of 67108864");
        isRefused("fc0400000000", "ends inside a message");
    }

    @Test
    void lengthsBeyondTheData() {
        isRefused("a string of 127 bytes is longer than the 0 bytes that are left", numbers(signed(6), 0, 127));
        isRefused("a string of 9223372036854775807", numbers(signed(5), 0, Long.MAX_VALUE));
        isRefused("a string of 18446744073709551615", numbers(signed(5), 0, -1));
        isRefused("there cannot be 9223372036854775807", SLICE_OF_STRINGS, numbers(T, 0, Long.MAX_VALUE));
        isRefused("there cannot be 18446744073709551615", SLICE_OF_STRINGS, numbers(T, 0, -1));
        isRefused("ends inside a value", SLICE_OF_STRINGS, numbers(T, 0, 0x7fff_fff0 - 16));
        isRefused("ends inside a value", MAP_OF_STRINGS_TO_INTEGERS, numbers(T, 0, 0x7fff_fff0 - 16));
        isRefused("bytes follow a value", numbers(signed(2), 0, 2, 0));
        isRefused("bytes follow a type's definition", out -> {
            SLICE_OF_STRINGS.write(out);
            out.unsigned(0);
        });
        isRefused("the message ends inside a value", numbers());
    }

    @Test
    void aLengthTakesNoMemoryAheadOfTheData() throws IOException {
        Gob gob = Gob.builder().maxMessageSize(Integer.MAX_VALUE - 100).build();
        // 2 GB, in 256 MB of heap.
        byte[] stream = HexFormat.of().parseHex("fc7fffff00" + "060c00");
        assertThatThrownBy(
                        () -> gob.newDecoder(new ByteArrayInputStream(stream)).decode(String.class))
                .isInstanceOf(GobFormatException.class)
                .hasMessageContaining("ends inside a message");
    }

    @Test
    void typesThatAreNotDefinedOrDefinedTwice() {
        isRefused("the type id 65 is not defined", numbers(signed(65), 0));
        isRefused("the type id 16 is not defined", numbers(signed(16), 0));
        isRefused("the type id 0 is not defined", numbers(0, 0));
        isRefused("the type id 4294967298 is not defined", numbers(signed((1L << 32) + 2), 0, 0));
        isRefused("the type id 64 is defined twice", SLICE_OF_STRINGS, SLICE_OF_STRINGS);
        isRefused("the type id 2 is gob's own", numbers(signed(-2), WireType.SLICE + 1, 2, signed(6), 0, 0));
        isRefused("the type id 66 is not defined", define(WireType.SLICE, 2, signed(66)), numbers(T, 0, 0));
        isRefused("cannot have the id 4294967360", numbers(signed(-64 - (1L << 32)), WireType.SLICE + 1, 0, 0));
    }

    @Test
    void aTypeThatCannotBe() {
        isRefused("definition is empty", numbers(DEFINE_T, 0));
        isRefused("a field that is not known", numbers(DEFINE_T, 8));
        isRefused("a field that is not known", define(WireType.SLICE, 3, 0));
        isRefused("defined as two things", numbers(DEFINE_T, 1, 0, 1, 0, 0));
        isRefused("an array cannot have -1 elements", define(WireType.ARRAY, 2, signed(1), 1, signed(-1)));
        isRefused("cannot have the id -3", define(WireType.SLICE, 2, signed(-3)));
        Content twice = define(WireType.STRUCT, 2, 2, 1, 1, 'X', 1, signed(2), 0, 1, 1, 'X', 1, signed(2), 0);
        isRefused("two fields with the name \"X\"", twice, numbers(T, 0));
        isRefused("or one without a name", define(WireType.STRUCT, 2, 1, 2, signed(2), 0), numbers(T, 0));
    }

    @Test
    void valuesThatContradictTheirType() {
        isRefused("there are 3 elements in [2]bool", ARRAY_OF_TWO_BOOLEANS, numbers(T, 0, 3, 0, 1, 0));
        isRefused("there is no field number 1 in struct", STRUCT_WITH_ONE_FIELD, numbers(T, 2, 0, 0));
        isRefused("there is no field number", STRUCT_WITH_ONE_FIELD, numbers(T, -1, 0, 0));
        isRefused("has a field number", numbers(signed(6), 1, 0));
    }

    @Test
    void nestingHasALimit() {
        long[] deep = new long[100_000];
        Arrays.fill(deep, 1);
        deep[0] = T;
        deep[1] = 0;
        isRefused("nested deeper than 500", SLICE_OF_ITSELF, numbers(deep));
        // An array of one array of its own type has no end at all.
        isRefused("nested deeper than 500", define(WireType.ARRAY, 2, T, 1, signed(1)), numbers(deep));
        isRefused("nested deeper than 500", define(WireType.MAP, 2, T, 1, T), numbers(deep));
    }

    @Test
    void aLongPathIsCut() {
        long[] deep = new long[400];
        Arrays.fill(deep, 1);
        deep[0] = T;
        deep[1] = 0;
        assertThatThrownBy(() -> tree(messages(SLICE_OF_ITSELF, numbers(deep))))
                .isInstanceOf(GobFormatException.class)
                .satisfies(
                        e -> assertThat(e.getMessage()).hasSizeBetween(500, 600).contains("…[0][0]"));
    }

    @Test
    void aTypeMayContainItself() throws IOException {
        GobValue.Sequence value = (GobValue.Sequence) tree(messages(SLICE_OF_ITSELF, numbers(T, 0, 2, 0, 0)));
        assertThat(value.type()).hasToString("[][][][][]…");
        assertThat(value.elements()).hasSize(2);
    }

    record Chain(
            int value, @org.jspecify.annotations.Nullable Chain next) {}

    @Test
    void aChainOfTypesThatJavaTakesForOneHasALimitToo() {
        // Each type has a field Next of the following one; nothing is wrong with any of them.
        GobType type = GobType.struct("End", self -> List.of(new GobType.Field("Value", GobType.Basic.INT)));
        for (int i = 0; i < 3_000; i++) {
            GobType next = type;
            type = GobType.struct(
                    "Link",
                    self -> List.of(new GobType.Field("Value", GobType.Basic.INT), new GobType.Field("Next", next)));
        }
        GobValue value = new GobValue.StructValue((GobType.Struct) type, Map.of("Value", new GobValue.Int(1)));
        byte[] stream = Streams.encode(Streams.GOB, value);
        assertThatThrownBy(() -> Streams.decoder(stream).decode(Chain.class))
                .isInstanceOf(GobFormatException.class)
                .hasMessageContaining("types are nested deeper than 500");
    }

    @Test
    void typesWithoutEnd() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String name = "x".repeat(1 << 20);
        assertThatThrownBy(() -> {
                    GobEncoder encoder = Streams.GOB.newEncoder(bytes);
                    for (int i = 0; i < 5; i++) {
                        GobType.Struct type = GobType.struct(name, self -> List.of());
                        encoder.encode(new GobValue.StructValue(type, Map.of()));
                    }
                    tree(bytes.toByteArray());
                })
                .isInstanceOf(GobFormatException.class)
                .hasMessageContaining("more types than fit");
    }

    @Test
    void aBrokenStreamStaysBroken() {
        GobDecoder decoder = Streams.decoder("030c007f" + "030c0000");
        assertThatThrownBy(() -> decoder.decode(String.class)).isInstanceOf(GobFormatException.class);
        assertThatThrownBy(() -> decoder.decode(String.class))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Nothing more can be read from this stream");
    }
}
