package dev.outboard.benchmarks.limits;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A path for a socket in a directory of its own; closing it removes both. */
record SocketFile(Path path) implements AutoCloseable {

    static SocketFile create() throws IOException {
        return new SocketFile(Files.createTempDirectory("benchmark").resolve("socket"));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.delete(path.getParent());
    }
}
