package dev.outboard.net;

/**
 * A range of TCP ports to choose from.
 *
 * @param min the first port, 1 to 65535
 * @param max the last port, not below {@code min}, at most 65535
 */
public record PortRange(int min, int max) {

    /**
     * Checks the range.
     *
     * @param min the first port
     * @param max the last port
     * @throws IllegalArgumentException when it is reversed or leaves 1 to 65535; the message names the range
     */
    public PortRange {
        if (min > max) {
            throw new IllegalArgumentException(
                    "port range " + min + "-" + max + " is reversed: the first port is above the last");
        }
        if (min < 1 || max > 65535) {
            throw new IllegalArgumentException("port range " + min + "-" + max + " is not within 1-65535");
        }
    }

    @Override
    public String toString() {
        return min + "-" + max;
    }
}
