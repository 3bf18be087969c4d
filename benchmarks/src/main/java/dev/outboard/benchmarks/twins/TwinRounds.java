package dev.outboard.benchmarks.twins;

import java.io.IOException;
import java.util.List;

/** Has two programs measure themselves in turn, each anew in each round, and prints how they compare. */
public final class TwinRounds {

    private static final int DEFAULT_ROUNDS = 5;

    /** Measures a program in new processes. */
    public interface Measured {

        /** The figures in their order. */
        double[] once(List<String> program) throws IOException, InterruptedException;
    }

    private TwinRounds() {}

    /** {@code GO-PROGRAM [ROUNDS]} against a class of ours. */
    public static void run(String[] arguments, Class<?> ours, TwinTable table, Measured measured)
            throws IOException, InterruptedException {
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : DEFAULT_ROUNDS;
        List<String> go = List.of(arguments[0]);
        List<String> java = MeasuringProgram.java(ours);
        for (int i = 0; i < rounds; i++) {
            System.err.printf("round %d of %d%n", i + 1, rounds);
            table.add(measured.once(go), measured.once(java));
        }
        System.out.print(table.format());
    }
}
