package dev.outboard.benchmarks.loops;

import dev.outboard.benchmarks.gob.Sample;
import dev.outboard.gob.Gob;
import dev.outboard.gob.GobDecoder;
import dev.outboard.gob.GobEncoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A record of 20 fields on a stream that has had its type. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class GobLoop {

    private static final Gob GOB = Gob.standard();

    private final Sample sample = Sample.example();
    private final GobEncoder encoder = GOB.newEncoder(OutputStream.nullOutputStream());
    private final GobDecoder decoder;

    /** Made by JMH. */
    public GobLoop() {
        try {
            encoder.encode(sample);
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            GobEncoder first = GOB.newEncoder(stream);
            first.encode(sample);
            int typeAndValue = stream.size();
            first.encode(sample);
            byte[] both = stream.toByteArray();
            decoder = GOB.newDecoder(new Repeated(
                    Arrays.copyOf(both, typeAndValue), Arrays.copyOfRange(both, typeAndValue, both.length)));
            for (int i = 0; i < 2; i++) {
                if (decoder.decode(Sample.class) == null) {
                    throw new IllegalStateException("A value has come as null");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Into nothing. */
    @Benchmark
    public void encode() throws IOException {
        encoder.encode(sample);
    }

    /** Out of memory. */
    @Benchmark
    public @Nullable Sample decode() throws IOException {
        return decoder.decode(Sample.class);
    }

    /** A beginning, then the same bytes without end. */
    private static final class Repeated extends InputStream {

        private final byte[] again;
        private byte[] current;
        private int position;

        Repeated(byte[] beginning, byte[] again) {
            this.current = beginning;
            this.again = again;
        }

        @Override
        public int read() {
            turn();
            return current[position++] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            turn();
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            return count;
        }

        private void turn() {
            if (position == current.length) {
                current = again;
                position = 0;
            }
        }
    }
}
