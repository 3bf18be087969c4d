package dev.outboard.benchmarks.loops;

import dev.outboard.internal.handshake.HandshakeLine;
import dev.outboard.internal.handshake.HandshakeLineException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The line that a plugin prints and a host reads. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class HandshakeLoop {

    private static final String LINE = "1|5|unix|/tmp/plugin-dir3241/plugin41123|grpc||true";

    private final HandshakeLine parsed;

    /** Made by JMH. */
    public HandshakeLoop() {
        try {
            parsed = HandshakeLine.parse(LINE);
        } catch (HandshakeLineException e) {
            throw new IllegalStateException(e);
        }
        if (!parsed.format().equals(LINE)) {
            throw new IllegalStateException("The line comes back as " + parsed.format());
        }
    }

    /** By the host. */
    @Benchmark
    public HandshakeLine parse() throws HandshakeLineException {
        return HandshakeLine.parse(LINE);
    }

    /** By the plugin. */
    @Benchmark
    public String format() {
        return parsed.format();
    }
}
