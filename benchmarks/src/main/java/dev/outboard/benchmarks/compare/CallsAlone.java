package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

/** A pair whose host measures nothing but a launch and calls, in processes of the round's own, as {@link OtherRun} does. */
record CallsAlone(Pair pair, Effort effort) implements Subject {

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        return new ProgramRun(
                        pair.command(Stream.concat(effort.options().stream(), Stream.of("-calls"))
                                .toList()),
                        pair.environment())
                .figures();
    }
}
