package dev.outboard.benchmarks.limits;

import dev.outboard.benchmarks.echo.Exchange;
import java.io.IOException;

/** An echo in another process; closing it ends that process. */
interface Peer extends Exchange, AutoCloseable {

    @Override
    void close() throws IOException;
}
