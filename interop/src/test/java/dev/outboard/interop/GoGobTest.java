package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.gob.Complex;
import dev.outboard.gob.GoArray;
import dev.outboard.gob.Gob;
import dev.outboard.gob.GobDecoder;
import dev.outboard.gob.GobName;
import dev.outboard.gob.GobValue;
import dev.outboard.gob.Unsigned;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gob with the real {@code encoding/gob}, which makes types and values, sends them, and compares what comes back. */
class GoGobTest {

    private static final int VALUES = 1_500;

    /** The twin of a struct in {@code interop/go/gob/peer}. */
    @SuppressWarnings("ArrayRecordComponent") // It is never compared here.
    record Everything(
            boolean bool,
            @GobName("Int") long number,
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
            byte[] bytes,
            @Nullable Long pointer,
            List<String> strings,
            int[] ints,
            @Unsigned short[] words,
            double[] floats,
            boolean[] flags,
            @GoArray(8) byte[] digest,
            long @GoArray(3) [] triple,
            Map<String, Long> map,
            Map<Integer, List<String>> byId,
            @Nullable Everything next,
            Everything[] others,
            Map<String, Everything> byName,
            @Nullable Object any,
            List<@Nullable Object> anys,
            @Nullable OffsetDateTime time,
            Duration duration,
            @Nullable BigInteger big) {}

    @GobName("Named")
    record Holder(String label, @Nullable Object inner) {}

    private static final Gob GOB =
            Gob.builder().register("main.Named", Holder.class).build();

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void randomTypesAndValuesComeBackAsTheyWere(int seed) throws Exception {
        Process go = new ProcessBuilder(GoProgram.GOB_PEER.path().toString(), "random", "" + seed, "" + VALUES).start();
        try {
            DataInputStream input = new DataInputStream(go.getInputStream());
            DataOutputStream output = new DataOutputStream(go.getOutputStream());
            String problem = "";
            try {
                for (int i = 0; i < VALUES; i++) {
                    byte[] again = again(input.readNBytes(input.readInt()), i % 2 == 0);
                    output.writeInt(again.length);
                    output.write(again);
                    output.flush();
                }
            } catch (IOException e) {
                problem = e.toString();
            }
            output.close();
            assertThat(new String(go.getErrorStream().readAllBytes(), StandardCharsets.UTF_8) + problem)
                    .isEmpty();
            assertThat(go.waitFor()).isZero();
        } finally {
            go.destroyForcibly();
        }
    }

    private static byte[] again(byte[] stream, boolean declared) throws IOException {
        GobDecoder decoder = GOB.newDecoder(new ByteArrayInputStream(stream));
        Object value = declared ? decoder.decode(Everything.class) : decoder.decode(GobValue.class);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        GOB.newEncoder(bytes).encode(Objects.requireNonNull(value));
        return bytes.toByteArray();
    }
}
