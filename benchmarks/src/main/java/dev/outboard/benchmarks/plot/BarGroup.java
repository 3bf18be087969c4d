package dev.outboard.benchmarks.plot;

import java.util.List;

/**
 * Bars with a scale of their own, which ends with the longest of them.
 *
 * @param label what they show, with its unit
 * @param bars from top to bottom
 */
public record BarGroup(String label, List<Bar> bars) {

    /** What a scale as wide as the plot stands for. */
    double scale() {
        return bars.stream().mapToDouble(Bar::most).max().orElse(0);
    }
}
