package dev.outboard.example.streamer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.PluginException;
import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/** The host: {@code streamer-host FILE} writes a sentence to the file through {@code ./plugin/streamer} and reads it. */
public final class StreamerHost {

    static final int CHUNK_SIZE = 10;
    static final String TEXT = "Lorem ipsum dolor sit amet";

    private static final int MESSAGE_LIMIT = 1000;

    private StreamerHost() {}

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
        } catch (IOException | PluginException | StatusRuntimeException e) {
            System.err.println("error: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run(String path) throws IOException {
        LaunchConfig config = LaunchConfig.builder(
                        StreamerContract.HANDSHAKE, Command.of(Path.of("plugin", "streamer")))
                .plugin(StreamerContract.NAME, StreamerContract.plugin(MESSAGE_LIMIT))
                .stderr(System.err)
                .build();
        try (PluginClient client = PluginClient.launch(config)) {
            Streamer streamer = client.dispense(Streamer.class);
            streamer.configure(path, CHUNK_SIZE);
            write(streamer);
            System.err.println("[DEBUG] writing finished");
            byte[] content = read(streamer);
            System.err.println("[DEBUG] received " + content.length + " bytes: " + new String(content, UTF_8));
        }
    }

    private static void write(Streamer streamer) throws IOException {
        try (OutputStream file = streamer.write()) {
            file.write(TEXT.getBytes(UTF_8));
        }
    }

    private static byte[] read(Streamer streamer) throws IOException {
        try (InputStream file = streamer.read()) {
            return file.readAllBytes();
        }
    }
}
