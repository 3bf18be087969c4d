package dev.outboard.gob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Large bytes, which are not copied while the rest of a value is encoded. */
class LargeValuesTest {

    /** Large and small things side by side, one inside a message within the message. */
    @SuppressWarnings("ArrayRecordComponent") // Compared part by part.
    record Parcel(String before, byte[] octets, Object inner, List<byte[]> more, String after) {}

    /** What an interface value holds. */
    @SuppressWarnings("ArrayRecordComponent") // As above.
    record Inner(byte[] octets, String text, byte[] others) {}

    private static final Gob GOB =
            Gob.builder().register("main.Inner", Inner.class).build();

    private final Random random = new Random(1);
    private final ByteArrayOutputStream stream = new ByteArrayOutputStream();
    private final GobEncoder encoder = GOB.newEncoder(stream);

    private byte[] octets(int count) {
        byte[] octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }

    @Test
    void largeBytesAreWhereTheyBelong() throws Exception {
        Parcel parcel = new Parcel(
                "before",
                octets(40_000),
                new Inner(octets(100_000), "between", octets(50_000)),
                List.of(octets(5), octets(70_000), octets(6), octets(32_768), octets(32_767)),
                "a".repeat(90_000));
        for (int i = 0; i < 2; i++) {
            encoder.encode(parcel);
            encoder.encode(new Parcel("b", octets(1), new Inner(octets(2), "", octets(3)), List.of(), "a"));
        }

        GobDecoder decoder = GOB.newDecoder(new ByteArrayInputStream(stream.toByteArray()));
        for (int i = 0; i < 2; i++) {
            assertSame(parcel, Objects.requireNonNull(decoder.decode(Parcel.class)));
            assertThat(decoder.decode(Parcel.class)).extracting(Parcel::before).isEqualTo("b");
        }
    }

    private static void assertSame(Parcel sent, Parcel received) {
        assertThat(received.before()).isEqualTo(sent.before());
        assertThat(received.octets()).isEqualTo(sent.octets());
        assertThat(((Inner) received.inner()).octets()).isEqualTo(((Inner) sent.inner()).octets());
        assertThat(((Inner) received.inner()).text()).isEqualTo("between");
        assertThat(((Inner) received.inner()).others()).isEqualTo(((Inner) sent.inner()).others());
        assertThat(received.more()).hasSameSizeAs(sent.more());
        for (int i = 0; i < sent.more().size(); i++) {
            assertThat(received.more().get(i)).isEqualTo(sent.more().get(i));
        }
        assertThat(received.after()).isEqualTo(sent.after());
    }

    @Test
    void aValueThatCannotBeSentLeavesNoTraceOfItsLargeBytes() throws Exception {
        assertThatThrownBy(() -> encoder.encode(new Parcel("", octets(40_000), new Object(), List.of(), "")))
                .isInstanceOf(GobValueException.class);
        encoder.encode(new Inner(octets(1), "next", octets(2)));

        assertThat(stream.size()).isLessThan(200);
        assertThat(GOB.newDecoder(new ByteArrayInputStream(stream.toByteArray()))
                        .decode(Inner.class))
                .extracting(Inner::text)
                .isEqualTo("next");
    }
}
