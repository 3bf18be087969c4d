package dev.outboard.net;

/**
 * Two connections joined in memory, each the other's other side, with a bounded buffer each way.
 *
 * <p>They behave as a Unix socket does: what was written before {@link Connection#close} can still be read by the other
 * side, which then reads -1; writing to a side that is closed fails with an {@link java.io.IOException}.
 */
public final class Pipe {

    private static final int DEFAULT_CAPACITY = 64 * 1024;

    private final Connection first;
    private final Connection second;

    private Pipe(Connection first, Connection second) {
        this.first = first;
        this.second = second;
    }

    /**
     * Joins two connections with room for 64 KiB each way.
     *
     * @return the pair
     */
    public static Pipe pair() {
        return pair(DEFAULT_CAPACITY);
    }

    /**
     * Joins two connections.
     *
     * @param capacity how many bytes each way can be written before somebody must read, at least 1
     * @return the pair
     * @throws IllegalArgumentException when the capacity is below 1
     */
    public static Pipe pair(int capacity) {
        if (capacity < 1) {
            throw new IllegalArgumentException("a pipe needs room for at least 1 byte, not " + capacity);
        }
        Endpoint.Local left = new Endpoint.Local("pipe-first");
        Endpoint.Local right = new Endpoint.Local("pipe-second");
        ByteRing toRight = new ByteRing(capacity);
        ByteRing toLeft = new ByteRing(capacity);
        return new Pipe(
                new PipeConnection(toLeft, toRight, left, right), new PipeConnection(toRight, toLeft, right, left));
    }

    /**
     * One end.
     *
     * @return the first connection, always the same one
     */
    public Connection first() {
        return first;
    }

    /**
     * The other end.
     *
     * @return the second connection, always the same one
     */
    public Connection second() {
        return second;
    }
}
