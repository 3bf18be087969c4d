package dev.outboard.benchmarks.rounds;

import java.util.List;

/**
 * The values of one figure, one a round.
 *
 * @param values in the rounds' order; not empty
 */
public record Series(List<Double> values) {

    /** Copies the values. */
    public Series {
        values = List.copyOf(values);
    }

    /** The value in the middle, or between the two in the middle. */
    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /** The smallest. */
    public double least() {
        return values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    }

    /** The greatest. */
    public double most() {
        return values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** How far from the median the value furthest from it lies, as a part of the median; 0 when all are the same. */
    public double spread() {
        double median = median();
        double furthest = Math.max(most() - median, median - least());
        return furthest == 0 ? 0 : furthest / median;
    }

    /**
     * How this compares with another series of the same rounds: the median of the rounds' ratios, because the two
     * values of a round were measured close together and share the machine's mood.
     */
    public double ratioTo(Series base) {
        if (base.values.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " rounds against " + base.values.size());
        }
        Double[] ratios = new Double[values.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = values.get(i) / base.values.get(i);
        }
        return new Series(List.of(ratios)).median();
    }
}
