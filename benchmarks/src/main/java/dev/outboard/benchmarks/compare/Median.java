package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.rounds.Series;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The median of something that takes so little time that one round can have several of it. */
final class Median {

    /** Is measured. */
    interface Measured {
        double once() throws IOException, InterruptedException;
    }

    private Median() {}

    static double of(int times, Measured measured) throws IOException, InterruptedException {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            values.add(measured.once());
        }
        return new Series(values).median();
    }
}
