package dev.outboard.example.streamer;

import dev.outboard.contract.PluginContract;
import java.io.IOException;
import java.util.stream.Stream;

/** The same API as {@code streamer.proto}, as an interface: its binding is generated, and its chunks are the elements of streams. */
@PluginContract(service = "proto.StreamerService")
public interface ChunkStreamer {

    /**
     * Chooses the file; comes first.
     *
     * @param path the file's path, as the plugin sees it
     * @param chunkSize bytes in an element of {@link #read}, at least 1
     */
    void configure(String path, long chunkSize);

    /**
     * Reads the file.
     *
     * @return the file's content; close it, unless it is read to its end
     * @throws IOException when the file cannot be opened
     */
    Stream<byte[]> read() throws IOException;

    /**
     * Replaces the file's content.
     *
     * @param chunks the content
     * @throws IOException when the file cannot be opened or written
     */
    void write(Stream<byte[]> chunks) throws IOException;
}
