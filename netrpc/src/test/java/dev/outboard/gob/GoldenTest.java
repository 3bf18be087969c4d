package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What Go has written is read, and where there is only one way to write it, written. */
@SuppressWarnings("ArrayRecordComponent") // They are what is tested.
class GoldenTest {

    record Point(long x, long y) {}

    record Empty() {}

    record Kinds(
            boolean bool,
            @GobName("Int") long wholeNumber,
            byte int8,
            short int16,
            int int32,
            long int64,
            @Unsigned long uint,
            @Unsigned byte uint8,
            @Unsigned short uint16,
            @Unsigned int uint32,
            @Unsigned long uint64,
            float float32,
            double float64,
            Complex complex128,
            String string,
            byte[] bytes) {}

    record Pointers(
            @Nullable @GobName("Int") Long number,
            String string,
            @Nullable Point point,
            @Nullable @GobName("Nil") Point nil) {}

    record Node(long value, @Nullable Node left, @Nullable Node right, List<Node> others, Map<String, Node> named) {}

    interface Shape {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    record Drawing(String name, Shape main, List<@Nullable Shape> shapes, Object extra) {}

    record Holder(Object inner) {}

    record Containers(
            long[] ints,
            List<String> strings,
            Point[] points,
            List<List<String>> nested,
            long @GoArray(3) [] array,
            @GoArray(4) byte[] bytes,
            Map<String, Long> map,
            Map<Long, Map<String, Boolean>> maps,
            Map<Point, String> structs,
            Map<String, Long> empty,
            Map<String, Long> nil) {}

    record Celsius(double degrees) {}

    record Secret(String hidden) {}

    record Custom(
            Celsius temperature,
            Secret secret,
            Instant time,
            @GobName("URL") URI url,
            @GobName("Int") BigInteger number) {}

    private static final Gob SHAPES = Gob.builder()
            .register("main.Circle", Circle.class)
            .register("*main.Square", Square.class)
            .register("main.Holder", Holder.class)
            .register("main.Point", Point.class)
            .build();

    static final Gob CUSTOM = Gob.builder()
            .opaque(
                    Celsius.class,
                    new GobType.Opaque(OpaqueKind.BINARY_MARSHALER, "Celsius"),
                    codec(text -> new Celsius(Double.parseDouble(text)), value -> "" + value.degrees()))
            .opaque(
                    Secret.class,
                    new GobType.Opaque(OpaqueKind.GOB_ENCODER, "Secret"),
                    codec(Secret::new, Secret::hidden))
            .opaque(
                    URI.class,
                    new GobType.Opaque(OpaqueKind.BINARY_MARSHALER, "URL"),
                    codec(URI::create, URI::toString))
            .build();

    private static <T> OpaqueCodec<T> codec(
            java.util.function.Function<String, T> decode, java.util.function.Function<T, String> encode) {
        return new OpaqueCodec<>() {
            @Override
            public byte[] encode(T value) {
                return encode.apply(value).getBytes(StandardCharsets.UTF_8);
            }

            @Override
            public T decode(byte[] bytes) {
                return decode.apply(new String(bytes, StandardCharsets.UTF_8));
            }
        };
    }

    private static GobDecoder decoder(Gob gob, String hex) {
        return gob.newDecoder(new ByteArrayInputStream(Golden.bytes(hex)));
    }

    private static void isWrittenAndReadLike(String golden, Object... values) throws IOException {
        assertThat(Streams.hex(values)).isEqualTo(golden);
        GobDecoder decoder = Streams.decoder(golden);
        for (Object value : values) {
            assertThat((Object) decoder.decode(value.getClass())).isEqualTo(value);
        }
    }

    @Test
    void booleansAndIntegers() throws IOException {
        isWrittenAndReadLike(Golden.BOOL, true, false);
        isWrittenAndReadLike(
                Golden.INT,
                LongStream.of(
                                0,
                                1,
                                -1,
                                63,
                                -64,
                                64,
                                -65,
                                127,
                                128,
                                255,
                                256,
                                Integer.MAX_VALUE,
                                Integer.MIN_VALUE,
                                Long.MAX_VALUE,
                                Long.MIN_VALUE)
                        .boxed()
                        .toArray());
    }

    @Test
    void unsignedIntegers() throws IOException {
        TypeRef<@Unsigned Long> type = new TypeRef<@Unsigned Long>() {};
        GobDecoder decoder = Streams.decoder(Golden.UINT);
        java.io.ByteArrayOutputStream written = new java.io.ByteArrayOutputStream();
        GobEncoder encoder = Streams.GOB.newEncoder(written);
        for (long number : new long[] {0, 1, 127, 128, 255, 256, 0xffffffffL, -1}) {
            assertThat(decoder.decode(type)).isEqualTo(number);
            encoder.encode(number, type);
        }
        assertThat(written.toByteArray()).isEqualTo(Golden.bytes(Golden.UINT));
    }

    @Test
    void floatingPointNumbers() throws IOException {
        isWrittenAndReadLike(
                Golden.FLOAT,
                0.0,
                1.0,
                -1.0,
                17.0,
                Math.PI,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY,
                -0.0,
                0.1f);
        assertThat(Streams.decoder(Golden.NAN).decode(Double.class)).isNaN();
        isWrittenAndReadLike(Golden.COMPLEX, new Complex(1.5, -2), new Complex(0, 1));
    }

    @Test
    void stringsAndBytes() throws IOException {
        GobDecoder decoder = Streams.decoder(Golden.STRING);
        assertThat(decoder.decode(String.class)).isEmpty();
        assertThat(decoder.decode(String.class)).isEqualTo("hello");
        assertThat(decoder.decode(String.class)).isEqualTo("grüße, 世界 🌍");
        assertThat(decoder.decode(String.class)).isEqualTo("a\ufffdb");
        assertThat(decoder.decode(String.class)).isEqualTo("\0");
        assertThat(Streams.hex("", "hello", "grüße, 世界 🌍", "a\ufffdb".replace('\ufffd', '?'), "\0"))
                .isEqualTo(Golden.STRING.replace("060c000361ff62", "060c0003613f62"));
        isWrittenAndReadLike(Golden.BYTES, new byte[0], new byte[] {0, 1, -1});
    }

    @Test
    void aStringThatIsNotUtf8IsKeptAsBytes() throws IOException {
        TypeRef<@GoString byte[]> type = new TypeRef<@GoString byte[]>() {};
        byte[] bytes = {'a', -1, 'b'};
        assertThat(Streams.encodeAs(bytes, type)).isEqualTo(Golden.bytes("060c000361ff62"));
        assertThat(Streams.decoder("060c000361ff62").decode(type)).isEqualTo(bytes);
    }

    @Test
    void aNilInterfaceAtTopLevel() throws IOException {
        assertThat(Streams.encodeAs(null, TypeRef.of(Object.class))).isEqualTo(Golden.bytes(Golden.NIL_INTERFACE));
        assertThat(Streams.decoder(Golden.NIL_INTERFACE).decode(Object.class)).isNull();
        assertThat(Streams.decoder(Golden.NIL_INTERFACE).decode(GobValue.class)).isEqualTo(new GobValue.Nil());
    }

    @Test
    void structsWithoutTheirZeroFields() throws IOException {
        isWrittenAndReadLike(Golden.POINT, new Point(22, 33), new Point(0, -1), new Point(0, 0));
        assertThat(Golden.EMPTY).startsWith(Streams.hex(new Empty()));
        GobDecoder decoder = Streams.decoder(Golden.EMPTY);
        assertThat(decoder.decode(Empty.class)).isEqualTo(new Empty());
        assertThat(decoder.decode(Void.class)).isNull();
    }

    private static final Kinds MAX = new Kinds(
            true,
            Long.MAX_VALUE,
            Byte.MAX_VALUE,
            Short.MAX_VALUE,
            Integer.MAX_VALUE,
            Long.MAX_VALUE,
            -1,
            (byte) -1,
            (short) -1,
            -1,
            -1,
            Float.MAX_VALUE,
            Double.MAX_VALUE,
            new Complex(1, 2),
            "s",
            new byte[] {'b'});
    private static final Kinds MIN = new Kinds(
            false,
            Long.MIN_VALUE,
            Byte.MIN_VALUE,
            Short.MIN_VALUE,
            Integer.MIN_VALUE,
            Long.MIN_VALUE,
            0,
            (byte) 0,
            (short) 0,
            0,
            0,
            -Float.MAX_VALUE,
            -Double.MAX_VALUE,
            new Complex(-1, -2),
            "",
            new byte[0]);
    private static final Kinds ZERO = new Kinds(
            false,
            0,
            (byte) 0,
            (short) 0,
            0,
            0,
            0,
            (byte) 0,
            (short) 0,
            0,
            0,
            0,
            0,
            new Complex(0, 0),
            "",
            new byte[0]);

    @Test
    void fieldsOfEveryKindAtTheirLimits() throws IOException {
        Map<String, Kinds> values = Map.of(Golden.KINDS_MAX, MAX, Golden.KINDS_MIN, MIN, Golden.KINDS_ZERO, ZERO);
        for (Map.Entry<String, Kinds> each : values.entrySet()) {
            assertThat(Streams.hex(each.getValue())).isEqualTo(each.getKey());
            assertThat(Streams.decoder(each.getKey()).decode(Kinds.class))
                    .usingRecursiveComparison()
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void pointersAreWhatTheyPointTo() throws IOException {
        Pointers full = new Pointers(5L, "five", new Point(1, 2), null);
        isWrittenAndReadLike(Golden.POINTERS, full, new Pointers(null, "", null, null));
    }

    @Test
    void typesThatContainThemselves() throws IOException {
        Node tree = new Node(1, leaf(2), null, List.of(leaf(3), leaf(0)), Map.of("n", leaf(4)));
        assertThat(Streams.decoder(Golden.NODE).decode(Node.class)).isEqualTo(tree);
        assertThat(Streams.copy(tree, TypeRef.of(Node.class))).isEqualTo(tree);
    }

    private static Node leaf(long value) {
        return new Node(value, null, null, List.of(), Map.of());
    }

    @Test
    void containers() throws IOException {
        Containers value = new Containers(
                new long[] {1, -2},
                List.of("a", ""),
                new Point[] {new Point(1, 2), new Point(0, 0)},
                List.of(List.of("x"), List.of()),
                new long[] {7, 0, 9},
                new byte[] {1, 2, 0, -1},
                Map.of("k", 5L),
                Map.of(-1L, Map.of("t", true)),
                Map.of(new Point(1, 1), "p"),
                Map.of(),
                Map.of());
        assertThat(Streams.decoder(Golden.CONTAINERS).decode(Containers.class))
                .usingRecursiveComparison()
                .isEqualTo(value);
        assertThat(Streams.copy(value, TypeRef.of(Containers.class)))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    @Test
    void containersAtTopLevel() throws IOException {
        TypeRef<List<String>> strings = new TypeRef<>() {};
        GobDecoder decoder = Streams.decoder(Golden.SLICE);
        assertThat(decoder.decode(strings)).containsExactly("one", "two");
        assertThat(decoder.decode(strings)).isEmpty();
        assertThat(Golden.SLICE).startsWith("0b7f020102ff8000010c0000" + "0cff800002036f6e650374776f");
        assertThat(Streams.encodeAs(List.of("one", "two"), strings))
                .isEqualTo(Golden.bytes("0b7f020102ff8000010c00000cff800002036f6e650374776f"));

        TypeRef<Map<String, Long>> map = new TypeRef<>() {};
        assertThat(Streams.encodeAs(Map.of("one", 1L), map)).isEqualTo(Golden.bytes(Golden.MAP));
        assertThat(Streams.decoder(Golden.MAP).decode(map)).isEqualTo(Map.of("one", 1L));

        TypeRef<boolean @GoArray(2) []> array = new TypeRef<boolean @GoArray(2) []>() {};
        boolean[] two = {true, false};
        assertThat(Streams.encodeAs(two, array)).isEqualTo(Golden.bytes(Golden.ARRAY));
        assertThat(Streams.decoder(Golden.ARRAY).decode(array)).isEqualTo(two);
    }

    @Test
    void interfaceValuesOfRegisteredTypes() throws IOException {
        Drawing value = new Drawing(
                "d",
                new Circle(1.5),
                Arrays.asList(new Square(2), null, new Circle(3)),
                new Holder(new Holder(new Circle(4))));
        assertThat(decoder(SHAPES, Golden.DRAWING).decode(Drawing.class)).isEqualTo(value);
        GobDecoder own = SHAPES.newDecoder(new ByteArrayInputStream(Streams.encode(SHAPES, value)));
        assertThat(own.decode(Drawing.class)).isEqualTo(value);
    }

    @Test
    void interfaceValuesOfTheTypesThatGoRegisters() throws IOException {
        Map<?, ?> map = decoder(SHAPES, Golden.ANY).decode(new TypeRef<Map<String, Object>>() {});
        assertThat(map).isNotNull();
        assertThat((List<?>) map.get("k"))
                .usingRecursiveComparison()
                .isEqualTo(Arrays.asList(
                        1L,
                        "two",
                        3.5,
                        true,
                        null,
                        new byte[] {1},
                        (byte) 4,
                        new GoUint(GoUint.Kind.UINT16, 5),
                        new String[] {"s"},
                        new Point(6, 7)));
    }

    @Test
    void typesThatBringTheirOwnEncoding() throws IOException {
        Custom value = new Custom(
                new Celsius(36.6),
                new Secret("s3cret"),
                Instant.parse("2024-02-29T12:30:15.123456789Z"),
                URI.create("https://example.org/p"),
                BigInteger.valueOf(-12345678901234L));
        assertThat(decoder(CUSTOM, Golden.CUSTOM).decode(Custom.class)).isEqualTo(value);
        assertThat(CUSTOM.newDecoder(new ByteArrayInputStream(Streams.encode(CUSTOM, value)))
                        .decode(Custom.class))
                .isEqualTo(value);
    }

    @Test
    void times() throws IOException {
        OffsetDateTime[] times = {
            OffsetDateTime.parse("1969-12-31T23:59:59.999999999Z"),
            OffsetDateTime.parse("2024-07-01T00:00:00+05:30"),
            OffsetDateTime.parse("1900-01-01T00:00:00-00:19:32"),
            OffsetDateTime.parse("0001-01-01T00:00:00Z")
        };
        isWrittenAndReadLike(Golden.TIMES, (Object[]) times);
        GobDecoder decoder = Streams.decoder(Golden.TIMES);
        for (OffsetDateTime time : times) {
            assertThat(decoder.decode(Instant.class)).isEqualTo(time.toInstant());
        }
        isWrittenAndReadLike(Golden.DURATIONS, Duration.ofSeconds(90), Duration.ofNanos(-1));
    }

    @Test
    void allOfItAsTreesThatAreWrittenAgain() throws IOException {
        for (String golden : List.of(
                Golden.KINDS_MAX,
                Golden.POINTERS,
                Golden.NODE,
                Golden.CONTAINERS,
                Golden.DRAWING,
                Golden.ANY,
                Golden.CUSTOM,
                Golden.STRING)) {
            GobValue tree = Streams.decoder(golden).decode(GobValue.class);
            assertThat(tree).isNotNull();
            byte[] again = Streams.encode(Streams.GOB, tree);
            // Types are not equal to those of another stream; what is written is.
            assertThat(Streams.encode(
                            Streams.GOB,
                            Objects.requireNonNull(Streams.decoder(again).decode(GobValue.class))))
                    .isEqualTo(again);
        }
    }
}
