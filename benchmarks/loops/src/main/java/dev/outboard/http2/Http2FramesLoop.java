package dev.outboard.http2;

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

/** The frames of a small call: headers, data, a window update. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Http2FramesLoop {

    private static final int FRAMES = 3;
    private static final int STREAM = 7;

    private final byte[] message = new byte[23];
    private final FrameWriter writer = new FrameWriter(new HpackEncoder(), FrameLog.off());
    private final FrameReader reader = new FrameReader(
            new HpackDecoder(4096, 1 << 16), HeaderLimits.of(1 << 16), Settings.MIN_MAX_FRAME_SIZE, FrameLog.off());
    private final ByteBuffer target = ByteBuffer.allocate(1024);
    private final ByteBuffer wire = ByteBuffer.allocate(1024);

    /** The first frames fill the tables, the second ones are like all that follow. */
    @Setup
    public void fill() throws Http2Exception {
        readAll(write().flip());
        wire.put(write().flip()).flip();
        readAll(wire.duplicate());
    }

    /** Writes all three. */
    @Benchmark
    public ByteBuffer write() {
        target.clear().put(writer.headers(STREAM, HpackLoop.REQUEST, false));
        writer.data(target, STREAM, message, 0, message.length, true);
        writer.windowUpdate(target, STREAM, message.length);
        return target;
    }

    /** Reads all three. */
    @Benchmark
    public void read(Blackhole sink) throws Http2Exception {
        wire.rewind();
        for (int i = 0; i < FRAMES; i++) {
            sink.consume(reader.next(wire));
        }
    }

    private void readAll(ByteBuffer frames) throws Http2Exception {
        for (int i = 0; i < FRAMES; i++) {
            if (reader.next(frames) == null) {
                throw new IllegalStateException("Frame " + i + " is not whole");
            }
        }
        if (frames.hasRemaining()) {
            throw new IllegalStateException("There are more than " + FRAMES + " frames");
        }
    }
}
