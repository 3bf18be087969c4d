package dev.outboard.example.streamer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.PluginException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The host with the binding that is generated from {@link ChunkStreamer}: {@code streamer-host-contract FILE}. */
public final class StreamerContractHost {

    private StreamerContractHost() {}

    /**
     * Writes and reads a file.
     *
     * @param args the file's path
     */
    public static void main(String[] args) {
        if (args.length != 1) {
            System.err.println("expected path to file as an argument");
            System.exit(1);
        }
        try {
            run(args[0]);
        } catch (IOException | PluginException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String path) throws IOException {
        LaunchConfig config = LaunchConfig.builder(
                        StreamerContract.HANDSHAKE, Command.of(Path.of("plugin", "streamer")))
                .plugin(ChunkStreamer.class)
                .stderr(System.err)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            ChunkStreamer streamer = client.dispense(ChunkStreamer.class);
            streamer.configure(path, StreamerHost.CHUNK_SIZE);
            streamer.write(chunks(StreamerHost.TEXT.getBytes(UTF_8)));
            System.err.println("[DEBUG] writing finished");
            byte[] content = read(streamer);
            System.err.println("[DEBUG] received " + content.length + " bytes: " + new String(content, UTF_8));
        }
    }

    private static Stream<byte[]> chunks(byte[] content) {
        int size = StreamerHost.CHUNK_SIZE;
        return IntStream.iterate(0, start -> start < content.length, start -> start + size)
                .mapToObj(start -> Arrays.copyOfRange(content, start, Math.min(start + size, content.length)));
    }

    private static byte[] read(ChunkStreamer streamer) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (Stream<byte[]> chunks = streamer.read()) {
            chunks.forEachOrdered(content::writeBytes);
        }
        return content.toByteArray();
    }
}
