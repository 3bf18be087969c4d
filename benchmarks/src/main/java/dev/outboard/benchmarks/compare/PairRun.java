package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A pair whose host measures everything that can be done with the plugin. */
record PairRun(Pair pair, List<Part> parts, Effort effort) implements Subject {

    /** What a round has beside the host's figures. */
    enum Part {
        /** The plugin's line, without a host. */
        HANDSHAKE_LINE,
        /** A second host and plugin with a contract, which Go has no like of. */
        CONTRACT,
        /** Instead of everything: nothing but launches and calls. */
        CALLS_ALONE
    }

    private static final List<String> CONTRACT = List.of("-contract");

    @Override
    public String name() {
        return pair.name();
    }

    /** The first process that a JVM starts takes it longer, and the programs' files are not in memory yet. */
    @Override
    public void prepare() throws IOException, InterruptedException {
        new HandshakeLine(pair).millis();
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        if (parts.contains(Part.HANDSHAKE_LINE)) {
            figures.put(Figure.HANDSHAKE_LINE, new HandshakeLine(pair).millis());
        }
        figures.putAll(run(pair));
        if (parts.contains(Part.CONTRACT)) {
            Map<Figure, Double> ofContract = run(pair.withOptions(CONTRACT));
            ofContract.keySet().retainAll(List.of(Figure.CONTRACT, Figure.CALLBACK));
            figures.putAll(ofContract);
        }
        return figures;
    }

    private Map<Figure, Double> run(Pair running) throws IOException, InterruptedException {
        List<String> options = parts.contains(Part.CALLS_ALONE)
                ? Stream.concat(effort.options().stream(), Stream.of("-calls")).toList()
                : effort.options();
        return new ProgramRun(running.command(options), running.environment()).figures();
    }
}
