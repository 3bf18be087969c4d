package dev.outboard.yamux;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A small piece of data and a window update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class YamuxFramesLoop {

    private static final int FRAMES = 2;
    private static final int STREAM = 7;

    private final byte[] message = new byte[64];
    private final FrameWriter writer = new FrameWriter(FrameLog.off());
    private final FrameReader reader = new FrameReader(FrameLog.off());
    private final ByteBuffer target = ByteBuffer.allocate(256);
    private final ByteBuffer wire = ByteBuffer.allocate(256);

    /** What is read. */
    @Setup
    public void fill() throws YamuxProtocolException {
        wire.put(write().flip()).flip();
        for (int i = 0; i < FRAMES; i++) {
            if (reader.next(wire) == null) {
                throw new IllegalStateException("Frame " + i + " is not whole");
            }
        }
        if (wire.hasRemaining()) {
            throw new IllegalStateException("There are more than " + FRAMES + " frames");
        }
    }

    /** Writes both. */
    @Benchmark
    public ByteBuffer write() {
        target.clear();
        writer.data(target, STREAM, message, 0, message.length);
        writer.frame(target, FrameHeader.WINDOW_UPDATE, 0, STREAM, message.length);
        return target;
    }

    /** Reads both. */
    @Benchmark
    public void read(Blackhole sink) throws YamuxProtocolException {
        wire.rewind();
        for (int i = 0; i < FRAMES; i++) {
            sink.consume(reader.next(wire));
        }
    }
}
