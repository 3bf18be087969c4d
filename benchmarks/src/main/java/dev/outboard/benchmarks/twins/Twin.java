package dev.outboard.benchmarks.twins;

/**
 * A figure that two programs have of themselves.
 *
 * @param label as people read it, with the unit
 * @param better which of two values is better
 */
public record Twin(String label, Better better) {

    /** What good values are. */
    public enum Better {
        MORE,
        LESS
    }

    /** Throughput, for example. */
    public static Twin moreIsBetter(String label) {
        return new Twin(label, Better.MORE);
    }

    /** Time, for example. */
    public static Twin lessIsBetter(String label) {
        return new Twin(label, Better.LESS);
    }

    /** How many times as fast the second one is. */
    double ratio(double first, double second) {
        return better == Better.MORE ? second / first : first / second;
    }
}
