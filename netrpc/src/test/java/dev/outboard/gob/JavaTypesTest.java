package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which Java types can be sent, and as what. */
@SuppressWarnings("ArrayRecordComponent") // They are what is tested.
class JavaTypesTest {

    record Pair<A, B>(A first, B second) {}

    record Pairs(Pair<String, Long> one, List<Pair<Integer, List<String>>> many) {}

    @Test
    void genericRecordsKnowTheirArguments() throws IOException {
        Pairs value = new Pairs(new Pair<>("a", 1L), List.of(new Pair<>(2, List.of("b"))));
        assertThat(Streams.copy(value, TypeRef.of(Pairs.class))).isEqualTo(value);
        TypeRef<Pair<byte[], Map<String, Boolean>>> type = new TypeRef<Pair<byte[], Map<String, Boolean>>>() {};
        assertThat(Streams.copy(new Pair<>(new byte[] {1}, Map.of("x", true)), type))
                .usingRecursiveComparison()
                .isEqualTo(new Pair<>(new byte[] {1}, Map.of("x", true)));
    }

    static class Base<T> {
        @Nullable
        T inherited;
    }

    static final class Derived extends Base<List<String>> {
        int own;
    }

    @Test
    void inheritedFieldsKnowTheirArgumentsToo() throws IOException {
        Derived value = new Derived();
        value.inherited = List.of("x");
        value.own = 1;
        assertThat(Streams.copy(value, TypeRef.of(Derived.class)))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    record Unsigneds(
            @Unsigned short[] shorts,
            @Unsigned int[] ints,
            @Unsigned long[] longs,
            List<@Unsigned Integer> list,
            Map<String, @Unsigned Byte> map,
            GoUint number) {}

    @Test
    void unsignedTypesStandAnywhere() throws IOException {
        Unsigneds value = new Unsigneds(
                new short[] {-1},
                new int[] {-1},
                new long[] {-1},
                List.of(-1),
                Map.of("x", (byte) -1),
                new GoUint(GoUint.Kind.UINT64, -1));
        GobValue.StructValue tree = (GobValue.StructValue)
                Streams.decoder(Streams.encode(Streams.GOB, value)).decode(GobValue.class);
        assertThat(tree).isNotNull();
        assertThat(tree.type().fields().stream().map(field -> field.type().toString()))
                .containsExactly("[]uint", "[]uint", "[]uint", "[]uint", "map[string]uint", "uint");
        assertThat(((GobValue.Sequence) Objects.requireNonNull(tree.fields().get("Ints"))).elements())
                .containsExactly(new GobValue.Uint(0xffffffffL));
        assertThat(Streams.copy(value, TypeRef.of(Unsigneds.class)))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    record Arrays(
            boolean[] booleans,
            short[] shorts,
            int[] ints,
            float[] floats,
            double[] doubles,
            String[][] strings,
            List<Byte> bytes,
            @GoArray(1) List<String> one) {}

    @Test
    void arraysOfAllKinds() throws IOException {
        int[] many = new int[10_000];
        java.util.Arrays.setAll(many, i -> i * i);
        Arrays value = new Arrays(
                new boolean[] {true, false},
                new short[] {-1, 2},
                many,
                new float[] {1.5f, Float.POSITIVE_INFINITY},
                new double[] {-0.0},
                new String[][] {{"a"}, {}},
                List.of((byte) -1),
                List.of("x"));
        assertThat(Streams.copy(value, TypeRef.of(Arrays.class)))
                .usingRecursiveComparison()
                .isEqualTo(value);
    }

    @Test
    void valuesInAnObjectKeepTheirClass() throws IOException {
        List<Object> values = List.of(
                true,
                (byte) 1,
                (short) 2,
                3,
                4L,
                5f,
                6.0,
                new Complex(7, 8),
                "nine",
                new GoUint(GoUint.Kind.UINTPTR, 10),
                List.of("eleven"),
                Map.of("twelve", 12),
                java.time.Instant.EPOCH,
                java.time.Duration.ofDays(1));
        assertThat(Streams.copy(values, new TypeRef<List<Object>>() {})).isEqualTo(values);
        List<Object> arrays = List.of(
                new boolean[1],
                new byte[] {1},
                new short[1],
                new int[1],
                new long[1],
                new float[1],
                new double[1],
                new String[] {""},
                new Complex[] {new Complex(0, 1)},
                new GoUint[] {new GoUint(GoUint.Kind.UINT16, 1)});
        assertThat(Streams.copy(arrays, new TypeRef<List<Object>>() {}))
                .usingRecursiveComparison()
                .isEqualTo(arrays);
    }

    @Test
    void conversionsStandForATypeEverywhere() throws IOException {
        Gob gob = Gob.builder()
                .convert(
                        TypeRef.of(LocalDate.class),
                        TypeRef.of(String.class),
                        LocalDate::toString,
                        text -> text.isEmpty() ? LocalDate.EPOCH : LocalDate.parse(text))
                .build();
        record Dates(LocalDate one, List<LocalDate> many, LocalDate missing) {}
        byte[] stream = Streams.encode(
                gob, new Dates(LocalDate.of(2024, 1, 2), List.of(LocalDate.of(2025, 3, 4)), LocalDate.EPOCH));
        assertThat(gob.newDecoder(new java.io.ByteArrayInputStream(stream)).decode(Dates.class))
                .isEqualTo(new Dates(LocalDate.of(2024, 1, 2), List.of(LocalDate.of(2025, 3, 4)), LocalDate.EPOCH));
        byte[] wrong = Streams.encode(Streams.GOB, "tomorrow");
        assertThatThrownBy(() ->
                        gob.newDecoder(new java.io.ByteArrayInputStream(wrong)).decode(LocalDate.class))
                .isInstanceOf(GobValueException.class)
                .hasMessageContaining("LocalDate: the conversion to LocalDate failed");
    }

    enum Color {
        RED
    }

    record WithSet(Set<String> set) {}

    static class NoConstructor {
        NoConstructor(int x) {
            this.x = x;
        }

        int x;
    }

    record SmallName(@GobName("small") int x) {}

    record Twice(@GobName("X") int a, int x) {}

    record Text(@Unsigned String text) {}

    @Test
    void whatGoDoesNotHaveIsNamed() {
        assertNotSupported(Color.class, "Color has no counterpart in Go");
        assertNotSupported(WithSet.class, "Set<String> has no counterpart in Go (in WithSet)");
        assertNotSupported(Optional.class, "Optional has no counterpart");
        assertNotSupported(char.class, "char has no counterpart");
        assertNotSupported(NoConstructor.class, "no constructor without parameters");
        assertNotSupported(SmallName.class, "must begin with an upper-case letter");
        assertNotSupported(Twice.class, "two fields with the name X");
        assertNotSupported(Text.class, "cannot be unsigned");
    }

    private static void assertNotSupported(Class<?> type, String message) {
        // Twice: a failure leaves nothing half made behind.
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> Streams.decoder(Golden.POINT).decode(type))
                    .isInstanceOf(GobTypeException.class)
                    .hasMessageContaining(message);
        }
    }

    @Test
    void treesAreBuiltByHand() throws IOException {
        GobType.Struct node = GobType.struct(
                "Node",
                self -> List.of(
                        new GobType.Field("Value", GobType.Basic.INT),
                        new GobType.Field("Next", self),
                        new GobType.Field(
                                "Tags", GobType.map(GobType.Basic.STRING, GobType.array(GobType.Basic.UINT, 1)))));
        GobValue.StructValue inner = new GobValue.StructValue(node, Map.of("Value", new GobValue.Int(2)));
        GobType.MapOf tags =
                (GobType.MapOf) Objects.requireNonNull(node.field("Tags")).type();
        GobValue.StructValue value = new GobValue.StructValue(
                node,
                Map.of(
                        "Value",
                        new GobValue.Int(1),
                        "Next",
                        inner,
                        "Tags",
                        new GobValue.MapValue(
                                tags,
                                Map.of(
                                        new GobValue.Text("t"),
                                        new GobValue.Sequence(tags.value(), List.of(new GobValue.Uint(3)))))));
        record Node(long value, @Nullable Node next, Map<String, @GoArray(1) byte[]> tags) {}
        assertThat(Streams.decoder(Streams.encode(Streams.GOB, value)).decode(Node.class))
                .usingRecursiveComparison()
                .isEqualTo(new Node(1, new Node(2, null, Map.of()), Map.of("t", new byte[] {3})));
    }

    @Test
    void treesMustFitTheirType() {
        GobType ints = GobType.slice(GobType.Basic.INT);
        GobValue wrong =
                new GobValue.Sequence(ints, new ArrayList<>(List.of(new GobValue.Int(1), new GobValue.Text("2"))));
        assertThatThrownBy(() -> Streams.encode(Streams.GOB, wrong))
                .rootCause()
                .isInstanceOf(GobValueException.class)
                .hasMessage("[]int[1]: a value of string cannot be sent as int");
        record Any(Object any) {}
        assertThatThrownBy(() -> Streams.encode(Streams.GOB, new Any(new GobValue.Int(1))))
                .rootCause()
                .hasMessageContaining("GobValue.Named");
    }

    @Test
    void typesOfDifferentStreamsDoNotMix() throws IOException {
        Gob gob = Streams.GOB;
        for (int i = 0; i < 2; i++) {
            assertThat(Streams.encode(gob, new Pair<>("x", "y"))).isEqualTo(Streams.encode(gob, new Pair<>("x", "y")));
        }
    }
}
