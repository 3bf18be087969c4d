package dev.outboard.example.streamer;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Streams a file of the plugin's file system. */
final class FileStreamer implements Streamer {

    private volatile Path path = Path.of("");

    @Override
    public void configure(String path, int chunkSize) {
        this.path = Path.of(path);
    }

    @Override
    public InputStream read() throws IOException {
        System.err.println("[DEBUG] FileStreamer: reads " + path);
        return new BufferedInputStream(Files.newInputStream(path));
    }

    @Override
    public OutputStream write() throws IOException {
        System.err.println("[DEBUG] FileStreamer: writes " + path);
        return new BufferedOutputStream(Files.newOutputStream(path));
    }
}
