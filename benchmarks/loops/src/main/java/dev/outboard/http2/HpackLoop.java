package dev.outboard.http2;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The headers of a call, as on a connection that has had many of them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HpackLoop {

    static final Headers REQUEST = Headers.of(
            ":method",
            "POST",
            ":scheme",
            "http",
            ":path",
            "/outboard.benchmarks.Echo/Unary",
            ":authority",
            "localhost",
            "content-type",
            "application/grpc",
            "te",
            "trailers",
            "user-agent",
            "outboard");

    private final HpackEncoder encoder = new HpackEncoder();
    private final HpackDecoder decoder = new HpackDecoder(4096, 1 << 16);
    private final OctetBuffer target = new OctetBuffer();
    private final byte[] block;

    /** Made by JMH. The first block fills the tables, the second is like all that follow. */
    public HpackLoop() {
        encoder.encode(REQUEST, target);
        byte[] first = Arrays.copyOf(target.array(), target.length());
        target.clear();
        encoder.encode(REQUEST, target);
        block = Arrays.copyOf(target.array(), target.length());
        try {
            Headers filling = decoder.decode(first, 0, first.length);
            if (!REQUEST.equals(filling) || !REQUEST.equals(decoder.decode(block, 0, block.length))) {
                throw new IllegalStateException("The same headers have come as others");
            }
        } catch (Http2ConnectionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seven fields. */
    @Benchmark
    public int encode() {
        target.clear();
        encoder.encode(REQUEST, target);
        return target.length();
    }

    /** The same. */
    @Benchmark
    public @Nullable Headers decode() throws Http2ConnectionException {
        return decoder.decode(block, 0, block.length);
    }
}
