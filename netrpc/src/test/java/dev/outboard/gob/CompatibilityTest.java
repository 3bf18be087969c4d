package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Go's rules for types that are not quite the same on both sides, and what is said when they are too different. */
@SuppressWarnings("ArrayRecordComponent") // They are what is tested.
class CompatibilityTest {

    @GobName("T")
    record Sent(int a, String b, List<Long> c, Object d) {}

    private static final Sent SENT = new Sent(1, "b", List.of(3L), "d");

    private static <T> @Nullable T received(Object value, Class<T> as) throws IOException {
        return Streams.decoder(Streams.encode(Streams.GOB, value)).decode(as);
    }

    record Reordered(List<Long> c, String b, int a) {}

    @Test
    void fieldsAreMatchedByName() throws IOException {
        assertThat(received(SENT, Reordered.class)).isEqualTo(new Reordered(List.of(3L), "b", 1));
    }

    record Fewer(String b) {}

    @Test
    void fieldsThatAreNotKnownAreSkipped() throws IOException {
        assertThat(received(SENT, Fewer.class)).isEqualTo(new Fewer("b"));
    }

    record More(
            int a,
            int added,
            @Nullable Integer boxed,
            String text,
            byte[] bytes,
            List<String> list,
            String[] array,
            Map<String, String> map,
            @Nullable More nested,
            @Nullable Object any,
            int @GoArray(2) [] pair) {}

    @Test
    void whatIsNotSentHasItsZeroValue() throws IOException {
        assertThat(received(SENT, More.class))
                .usingRecursiveComparison()
                .isEqualTo(new More(
                        1, 0, null, "", new byte[0], List.of(), new String[0], Map.of(), null, null, new int[2]));
    }

    static class Settings {
        int a = 10;
        String name = "default";
        transient int hidden = 5;
        static int counter;
    }

    static final class MoreSettings extends Settings {
        @GobName("B")
        private String other = "?";
    }

    @Test
    void whatIsNotSentStaysAsTheConstructorLeftIt() throws IOException {
        MoreSettings settings = received(SENT, MoreSettings.class);
        assertThat(settings).isNotNull();
        assertThat(settings.a).isEqualTo(1);
        assertThat(settings.name).isEqualTo("default");
        assertThat(settings.other).isEqualTo("b");
        assertThat(settings.hidden).isEqualTo(5);
    }

    @Test
    void inheritedFieldsAreSentAndTransientOnesAreNot() throws IOException {
        GobValue.StructValue sent = (GobValue.StructValue) received(new MoreSettings(), GobValue.class);
        assertThat(sent).isNotNull();
        assertThat(sent.fields().keySet()).containsExactly("A", "Name", "B");
    }

    record Wide(long a) {}

    record Narrow(byte a) {}

    record UnsignedNarrow(@Unsigned byte a) {}

    record UnsignedWide(@Unsigned long a) {}

    record Single(float a) {}

    record WideFloat(double a) {}

    @Test
    void widthsMayDifferAsLongAsNumbersFit() throws IOException {
        assertThat(received(SENT, Wide.class)).isEqualTo(new Wide(1));
        assertThat(received(new Wide(-128), Narrow.class)).isEqualTo(new Narrow((byte) -128));
        assertThat(received(new UnsignedWide(255), UnsignedNarrow.class)).isEqualTo(new UnsignedNarrow((byte) 255));
        assertThat(received(new WideFloat(Double.NEGATIVE_INFINITY), Single.class))
                .isEqualTo(new Single(Float.NEGATIVE_INFINITY));
        assertThat(received(new WideFloat(1e-300), Single.class)).isEqualTo(new Single(0));
    }

    @Test
    void aNumberThatDoesNotFitIsNamedWithItsPlace() {
        assertThatThrownBy(() -> received(new Wide(128), Narrow.class))
                .isInstanceOf(GobValueException.class)
                .hasMessage("Narrow.A: the number 128 does not fit into int8");
        assertThatThrownBy(() -> received(new UnsignedWide(-1), UnsignedNarrow.class))
                .hasMessage("UnsignedNarrow.A: the number 18446744073709551615 does not fit into uint8");
        assertThatThrownBy(() -> received(new WideFloat(1e39), Single.class))
                .hasMessage("Single.A: the number 1.0E39 does not fit into float32");
    }

    record Item(byte name) {}

    record Request(List<Item> items) {}

    record WideItem(long name) {}

    record WideRequest(List<WideItem> items) {}

    @Test
    void theMessageBeginsWithThePath() {
        WideRequest request =
                new WideRequest(List.of(new WideItem(1), new WideItem(2), new WideItem(3), new WideItem(999)));
        assertThatThrownBy(() -> received(request, Request.class))
                .hasMessage("Request.Items[3].Name: the number 999 does not fit into int8");
        assertThatThrownBy(() -> received(Map.of("k", List.of("x")), Fewer.class))
                .hasMessage(
                        "Fewer: the sender's type is map[string]interface, which cannot be decoded as Fewer (Fewer in Go)");
    }

    @Test
    void signsKindsAndLengthsAreTypes() {
        assertThatThrownBy(() -> received(new UnsignedWide(1), Wide.class))
                .hasMessage("Wide.A: the sender's type is uint, which cannot be decoded as int64 (int in Go)");
        assertThatThrownBy(() -> received(new Wide(1), Single.class)).isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> received("text", byte[].class)).isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> received(new int[1], int.class)).isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> Streams.decoder(Golden.ARRAY).decode(new TypeRef<boolean @GoArray(3) []>() {}))
                .isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> Streams.decoder(Golden.ARRAY).decode(boolean[].class))
                .isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> received("text", Object.class))
                .hasMessageStartingWith("Object: the sender's type is string, which is no interface");
    }

    record Stranger(int x) {}

    record Around(Stranger stranger, int a) {}

    record Inner(int y) {}

    record AroundOther(Inner stranger, int a) {}

    @Test
    void structsWithNothingInCommonAreDifferentOnlyAtTopLevel() throws IOException {
        assertThatThrownBy(() -> received(SENT, Stranger.class))
                .isInstanceOf(GobValueException.class)
                .hasMessageContaining("no field in common");
        assertThat(received(new AroundOther(new Inner(5), 6), Around.class)).isEqualTo(new Around(new Stranger(0), 6));
    }

    record Picky(int a) {
        Picky {
            if (a > 0) {
                throw new IllegalArgumentException("a must not be positive");
            }
        }
    }

    @Test
    void aValueThatDoesNotFitLeavesTheNextOneReadable() throws IOException {
        Gob gob = Gob.builder().register("main.Sent", Sent.class).build();
        byte[] stream =
                Streams.encode(gob, SENT, SENT, new Sent(2, "", List.of(), new Sent(3, "", List.of(), "deep")), SENT);
        GobDecoder decoder = gob.newDecoder(new ByteArrayInputStream(stream));
        assertThatThrownBy(() -> decoder.decode(String.class)).isInstanceOf(GobValueException.class);
        assertThatThrownBy(() -> decoder.decode(Picky.class))
                .isInstanceOf(GobValueException.class)
                .hasMessageContaining("a must not be positive");
        assertThatThrownBy(() -> decoder.decode(Stranger.class)).isInstanceOf(GobValueException.class);
        assertThat(decoder.decode(Sent.class)).isEqualTo(SENT);
        assertThatThrownBy(() -> decoder.decode(Sent.class)).isInstanceOf(EOFException.class);
        assertThatThrownBy(() -> decoder.decode(Sent.class)).isInstanceOf(EOFException.class);
    }

    @Test
    void aValueOfManyMessagesThatDoesNotFitIsSkippedWithItsTypes() throws IOException {
        // Go defines types in the middle of this value; its later messages begin with a length again.
        byte[] drawing = Golden.bytes(Golden.DRAWING);
        Gob gob = Gob.builder().register("main.Circle", GoldenTest.Circle.class).build();
        GobDecoder decoder = gob.newDecoder(new ByteArrayInputStream(drawing));
        assertThatThrownBy(() -> decoder.decode(GoldenTest.Drawing.class))
                .isInstanceOf(GobValueException.class)
                .hasMessageContaining("Drawing.Shapes[0].(*main.Square): no Java type is registered");
        assertThatThrownBy(() -> decoder.decode(Object.class)).isInstanceOf(EOFException.class);
    }

    @Test
    void aValueThatCannotBeSentLeavesNoTrace() throws IOException {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        GobEncoder encoder = Streams.GOB.newEncoder(bytes);
        assertThatThrownBy(() -> encoder.encode(new Sent(1, "", List.of(), new Stranger(1))))
                .isInstanceOf(GobValueException.class)
                .hasMessageStartingWith("Sent.D: dev.outboard.gob.CompatibilityTest$Stranger is not registered");
        assertThat(bytes.size()).isZero();
        encoder.encode(SENT);
        assertThat(bytes.toByteArray()).isEqualTo(Streams.encode(Streams.GOB, SENT));
    }

    @Test
    void nullHasNoPlaceInAList() {
        assertThatThrownBy(() -> Streams.encodeAs(Collections.singletonList(null), new TypeRef<List<String>>() {}))
                .isInstanceOf(GobValueException.class)
                .hasMessage("List<String>[0]: null cannot be sent as string");
        Map<String, @Nullable Point> map = new HashMap<>();
        map.put("k", null);
        assertThatThrownBy(() -> Streams.encodeAs(map, new TypeRef<Map<String, @Nullable Point>>() {}))
                .hasMessage("Map<String, Point>[k]: null cannot be sent as Point");
        assertThatThrownBy(() -> Streams.encodeAs(null, TypeRef.of(String.class)))
                .isInstanceOf(GobValueException.class);
    }

    record Point(int x) {}

    @Test
    void anArrayHasItsLength() {
        assertThatThrownBy(() -> Streams.encodeAs(new int[3], new TypeRef<int @GoArray(2) []>() {}))
                .isInstanceOf(GobValueException.class)
                .hasMessageContaining("3 elements");
    }

    @Test
    void aListThatContainsItselfIsNotSent() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThatThrownBy(() -> Streams.encode(Streams.GOB, list))
                .hasRootCauseInstanceOf(GobValueException.class)
                .rootCause()
                .hasMessageContaining("nested deeper than 500");
    }

    @Test
    void evolutionOfWhatAnInterfaceHolds() throws IOException {
        Gob sender = Gob.builder().register("main.Shape", Sent.class).build();
        Gob receiver = Gob.builder().register("main.Shape", Reordered.class).build();
        byte[] stream = Streams.encode(sender, List.of(SENT));
        List<Object> list =
                receiver.newDecoder(new ByteArrayInputStream(stream)).decode(new TypeRef<List<Object>>() {});
        assertThat(list).containsExactly(new Reordered(List.of(3L), "b", 1));
        assertThatThrownBy(() -> Gob.builder()
                        .register("main.Shape", Stranger.class)
                        .build()
                        .newDecoder(new ByteArrayInputStream(stream))
                        .decode(new TypeRef<List<Object>>() {}))
                .hasMessageStartingWith("List<Object>[0].(main.Shape): the sender's type T has no field in common");
    }
}
