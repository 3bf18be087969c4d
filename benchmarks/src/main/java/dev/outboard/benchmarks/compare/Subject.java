package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.Map;

/** Something that is measured once a round: a column of a table. */
interface Subject extends AutoCloseable {

    /** As people read it; the only one of that name in its family. */
    String name();

    /** Does what must not happen within the first round only. */
    default void prepare() throws IOException, InterruptedException {}

    /** Measures once. */
    Map<Figure, Double> measure() throws IOException, InterruptedException;

    @Override
    default void close() {}
}
