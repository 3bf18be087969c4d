package dev.outboard.example.streamer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** What the host uses and the plugin implements: one file at a time. */
public interface Streamer {

    /**
     * Chooses the file; comes first.
     *
     * @param path the file's path, as the plugin sees it
     * @param chunkSize bytes in a message, at least 1
     */
    void configure(String path, int chunkSize);

    /**
     * Reads the file.
     *
     * @return the file's content; close it
     * @throws IOException when the file cannot be opened; reading may throw too
     */
    InputStream read() throws IOException;

    /**
     * Replaces the file's content.
     *
     * @return takes the content; only its {@code close} tells whether all was written
     * @throws IOException when the file cannot be opened; writing may throw too
     */
    OutputStream write() throws IOException;
}
