package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program that measures something else than a plugin. */
record OtherRun(String name, List<String> program, Effort effort) implements Subject {

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(program.stream(), effort.options().stream()).toList();
        return new ProgramRun(command, Map.of()).figures();
    }
}
