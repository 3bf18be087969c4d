package dev.outboard.net;

/** The two ends of one connection; closing the pair closes both. */
public record ConnectedPair(Connection left, Connection right) implements AutoCloseable {
    @Override
    public void close() {
        left.close();
        right.close();
    }
}
