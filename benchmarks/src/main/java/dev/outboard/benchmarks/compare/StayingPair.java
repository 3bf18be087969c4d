package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pair whose host and plugin stay for all rounds, so that they warm up once, and measure everything in each. What is cold is
 * measured in processes of the round's own. Not for use by several threads.
 */
final class StayingPair implements Subject {

    /** What a round has beside the host's figures. */
    enum Part {
        /** The plugin's line, without a host. */
        HANDSHAKE_LINE,
        /** A second host and plugin with a contract, which Go has no like of. */
        CONTRACT
    }

    private final Pair pair;
    private final List<Part> parts;
    private final Effort effort;
    private @Nullable Asked host;
    private @Nullable Asked contractHost;

    StayingPair(Pair pair, List<Part> parts, Effort effort) {
        this.pair = pair;
        this.parts = parts;
        this.effort = effort;
    }

    Pair pair() {
        return pair;
    }

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        // The first process that a JVM starts takes it longer, and the programs' files are not in memory yet.
        new HandshakeLine(pair).millis();
        host = start(pair);
        if (parts.contains(Part.CONTRACT)) {
            contractHost = start(pair.withOptions(List.of("-contract")));
        }
    }

    private Asked start(Pair staying) throws IOException {
        return new Asked(staying.command(effort.options()), staying.environment());
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        if (parts.contains(Part.HANDSHAKE_LINE)) {
            figures.put(Figure.HANDSHAKE_LINE, new HandshakeLine(pair).millis());
        }
        figures.putAll(launch());
        for (Asked asked : new @Nullable Asked[] {host, contractHost}) {
            if (asked != null) {
                figures.putAll(FigureLines.parse(asked.askForAll()));
            }
        }
        return figures;
    }

    private Map<Figure, Double> launch() throws IOException, InterruptedException {
        List<String> options =
                Stream.concat(effort.options().stream(), Stream.of("-launch")).toList();
        return new ProgramRun(pair.command(options), pair.environment()).figures();
    }

    @Override
    public void close() {
        for (Asked asked : new @Nullable Asked[] {host, contractHost}) {
            if (asked != null) {
                asked.close();
            }
        }
    }
}
