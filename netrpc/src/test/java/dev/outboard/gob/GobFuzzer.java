package dev.outboard.gob;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decodes any bytes: as trees, as Java types, and as nothing, and requires the documented exceptions and nothing else. What is good as a tree must
 * be skippable, and the same when it is sent again.
 *
 * <p>Also a target for Jazzer: with jazzer and jazzer-api on the class path beside this module's classes and test classes,
 * {@code java -cp … com.code_intelligence.jazzer.Jazzer --target_class=dev.outboard.gob.GobFuzzer}.
 */
final class GobFuzzer {

    private static final Gob GOB = Gob.builder()
            .register("main.Circle", GoldenTest.Circle.class)
            .register("*main.Square", GoldenTest.Square.class)
            .register("main.Holder", GoldenTest.Holder.class)
            .register("main.Point", GoldenTest.Point.class)
            .maxDepth(100)
            .build();

    private static final List<TypeRef<?>> TYPES = List.of(
            TypeRef.of(GoldenTest.Point.class),
            TypeRef.of(GoldenTest.Kinds.class),
            TypeRef.of(GoldenTest.Node.class),
            TypeRef.of(GoldenTest.Drawing.class),
            TypeRef.of(GoldenTest.Containers.class),
            TypeRef.of(long.class),
            TypeRef.of(Object.class),
            TypeRef.of(java.time.Instant.class),
            new TypeRef<Map<String, Object>>() {},
            new TypeRef<List<String>>() {});

    private static final TypeRef<?> TREES = TypeRef.of(GobValue.class);
    private static final TypeRef<?> NOTHING = TypeRef.of(Void.class);

    private int values;
    private int misfits;
    private int refused;

    /** Jazzer's entry. */
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        int type = data.consumeInt(0, TYPES.size() - 1);
        byte[] octets = data.consumeRemainingAsBytes();
        GobFuzzer fuzzer = new GobFuzzer();
        fuzzer.run(octets, octets.length, type);
        fuzzer.compare(octets, octets.length, type);
    }

    static int typeCount() {
        return TYPES.size();
    }

    /** How many values came out. */
    int values() {
        return values;
    }

    /** How many values did not fit. */
    int misfits() {
        return misfits;
    }

    /** How many inputs were not gob. */
    int refused() {
        return refused;
    }

    /** Reads as one of the types. */
    int run(byte[] octets, int length, int type) {
        return read(octets, length, TYPES.get(type), null);
    }

    /** Reads in all ways, which must agree. */
    void compare(byte[] octets, int length, int type) {
        Again again = new Again();
        int trees = read(octets, length, TREES, again);
        int skipped = read(octets, length, NOTHING, null);
        require(skipped == trees, "a value can be skipped and not read, or the other way round");
        require(run(octets, length, type) <= trees, "more values of a type than there are");
        again.check();
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }

    /** How many values there were up to the first that was not gob, whether they fitted or not. */
    private int read(byte[] octets, int length, TypeRef<?> type, @Nullable Again again) {
        GobDecoder decoder = GOB.newDecoder(new ByteArrayInputStream(octets, 0, length));
        int count = 0;
        while (true) {
            try {
                Object value = decoder.decode(type);
                if (again != null) {
                    again.write((GobValue) Objects.requireNonNull(value));
                }
                count++;
                values++;
            } catch (GobValueException e) {
                if (e.getSuppressed().length > 0) {
                    return count;
                }
                misfits++;
                count++;
            } catch (GobFormatException e) {
                refused++;
                return count;
            } catch (EOFException e) {
                return count;
            } catch (IOException e) {
                throw new AssertionError("there is no I/O here", e);
            }
        }
    }

    /** Writes what was read; what is read of that must be written the same way. */
    private static final class Again {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final GobEncoder encoder = GOB.newEncoder(bytes);

        void write(GobValue value) throws IOException {
            encoder.encode(value);
        }

        void check() {
            byte[] written = bytes.toByteArray();
            GobDecoder decoder = GOB.newDecoder(new ByteArrayInputStream(written));
            Again twice = new Again();
            try {
                while (true) {
                    twice.write(Objects.requireNonNull(decoder.decode(GobValue.class)));
                }
            } catch (EOFException e) {
                require(Arrays.equals(written, twice.bytes.toByteArray()), "a value has changed on its way");
            } catch (IOException e) {
                throw new AssertionError("what was written cannot be read", e);
            }
        }
    }
}
