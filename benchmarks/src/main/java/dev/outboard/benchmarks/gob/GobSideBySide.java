package dev.outboard.benchmarks.gob;

import dev.outboard.benchmarks.twins.MeasuringProgram;
import dev.outboard.benchmarks.twins.Twin;
import dev.outboard.benchmarks.twins.TwinRounds;
import dev.outboard.benchmarks.twins.TwinTable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.List;
import java.util.regex.Pattern;

/** Has Go's gob and ours measure themselves in turn, each in a new process a round: {@code GobSideBySide GO-PROGRAM [rounds]}. */
public final class GobSideBySide {

    private static final List<Twin> FIGURES = List.of(
            Twin.lessIsBetter("encode 20 fields [ns]"),
            Twin.lessIsBetter("decode 20 fields [ns]"),
            Twin.lessIsBetter("encode 1 MB [ns]"),
            Twin.lessIsBetter("decode 1 MB [ns]"));

    private static final Pattern LINE = Pattern.compile(
            "encode struct ([0-9.]+) ns  decode struct ([0-9.]+) ns  encode 1 MB ([0-9.]+) ns  decode 1 MB ([0-9.]+) ns");

    private GobSideBySide() {}

    /** Runs all rounds. */
    public static void main(String[] args) throws IOException, InterruptedException {
        TwinTable table = new TwinTable("encoding/gob", "outboard-netrpc", FIGURES);
        TwinRounds.run(args, GobFigures.class, table, GobSideBySide::measure);
    }

    private static double[] measure(List<String> program) throws IOException {
        String times = Integer.toString(MeasuringProgram.TIMES);
        try (MeasuringProgram running = MeasuringProgram.start(program, Redirect.INHERIT, times)) {
            return running.figures(LINE);
        }
    }
}
