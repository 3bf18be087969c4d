package dev.outboard.benchmarks.gob;

import dev.outboard.gob.Gob;
import dev.outboard.gob.GobDecoder;
import dev.outboard.gob.GobEncoder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

/**
 * Measures gob alone: {@code GobFigures TIMES}. The program {@code interop/go/gob/bench} does the same with Go's: a struct of 20
 * fields and 1 MB of bytes, each on one stream, into nothing and out of memory.
 */
public final class GobFigures {

    private static final int STRUCTS = 200_000;
    private static final int STRUCTS_OF_A_STREAM = 10_000;
    private static final int BLOBS = 1_000;
    private static final int BLOBS_OF_A_STREAM = 20;
    private static final int BLOB = 1 << 20;

    private static final Gob GOB = Gob.standard();

    private GobFigures() {}

    /** Measures everything so many times. */
    public static void main(String[] args) throws IOException {
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            System.out.printf(
                    Locale.ROOT,
                    "encode struct %.1f ns  decode struct %.1f ns  encode 1 MB %.1f ns  decode 1 MB %.1f ns%n",
                    encode(Sample.example(), STRUCTS),
                    decode(encoded(Sample.example(), STRUCTS_OF_A_STREAM), Sample.class, STRUCTS, STRUCTS_OF_A_STREAM),
                    encode(new byte[BLOB], BLOBS),
                    decode(encoded(new byte[BLOB], BLOBS_OF_A_STREAM), byte[].class, BLOBS, BLOBS_OF_A_STREAM));
        }
    }

    private static double encode(Object value, int count) throws IOException {
        GobEncoder encoder = GOB.newEncoder(OutputStream.nullOutputStream());
        long start = System.nanoTime();
        for (int i = 0; i < count; i++) {
            encoder.encode(value);
        }
        return (double) (System.nanoTime() - start) / count;
    }

    private static byte[] encoded(Object value, int count) throws IOException {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        GobEncoder encoder = GOB.newEncoder(stream);
        for (int i = 0; i < count; i++) {
            encoder.encode(value);
        }
        return stream.toByteArray();
    }

    private static double decode(byte[] stream, Class<?> type, int count, int ofAStream) throws IOException {
        long start = System.nanoTime();
        int decoded = 0;
        while (decoded < count) {
            GobDecoder decoder = GOB.newDecoder(new ByteArrayInputStream(stream));
            for (int i = 0; i < ofAStream; i++, decoded++) {
                if (decoder.decode(type) == null) {
                    throw new IllegalStateException("A value has come as null");
                }
            }
        }
        return (double) (System.nanoTime() - start) / count;
    }
}
