package dev.outboard.example.streamer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** Streams a file of the plugin's file system, a chunk at a time. */
final class FileChunks implements ChunkStreamer {

    private record Choice(Path path, int chunkSize) {}

    private volatile Choice choice = new Choice(Path.of(""), 1);

    @Override
    public void configure(String path, long chunkSize) {
        if (chunkSize < 1 || chunkSize > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("The chunk size must be between 1 byte and 2 GiB, not " + chunkSize);
        }
        choice = new Choice(Path.of(path), (int) chunkSize);
    }

    @Override
    public Stream<byte[]> read() throws IOException {
        Choice chosen = choice;
        System.err.println("[DEBUG] FileChunks: reads " + chosen.path);
        InputStream file = new BufferedInputStream(Files.newInputStream(chosen.path));
        return Stream.generate(() -> next(file, chosen.chunkSize))
                .takeWhile(chunk -> chunk.length > 0)
                .onClose(() -> close(file));
    }

    @Override
    public void write(Stream<byte[]> chunks) throws IOException {
        Choice chosen = choice;
        System.err.println("[DEBUG] FileChunks: writes " + chosen.path);
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(chosen.path))) {
            for (Iterator<byte[]> each = chunks.iterator(); each.hasNext(); ) {
                file.write(each.next());
            }
        }
    }

    private static byte[] next(InputStream file, int chunkSize) {
        try {
            return file.readNBytes(chunkSize);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(InputStream file) {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
