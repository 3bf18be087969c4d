package dev.outboard.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.host.Command;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import dev.outboard.interop.contract.FileStreamer;
import dev.outboard.interop.contract.Streamer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream's unmodified "streaming" programs with a Java interface on the other side. */
class ContractStreamerTest {

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    /** That host looks for the plugin in {@code ./plugin/streamer}. */
    @Test
    void aGoHostStreamsThroughAnInterface() throws IOException {
        Path place = Files.createDirectory(directory.resolve("plugin"));
        Path script = Files.writeString(
                place.resolve("streamer"),
                "#!/bin/sh\nexec " + String.join(" ", Workspace.java(FileStreamer.class)) + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        Run.Result result = Run.of(GoProgram.STREAMER_HOST.path().toString(), "my file")
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .succeed();

        assertThat(directory.resolve("my file")).content().isEqualTo("Lorem ipsum dolor sit amet");
        assertThat(result.err()).contains("Lorem ipsum dolor sit amet");
        Leftovers.assertNone(directory, sockets);
    }

    @Test
    void aHostStreamsThroughAPluginInGo() {
        try (PluginClient client = PluginClient.launch(LaunchConfig.builder(
                        Streamer.HANDSHAKE,
                        Command.builder(GoProgram.STREAMER_PLUGIN.path().toString())
                                .directory(directory)
                                .environment("TMPDIR", sockets.toString())
                                .build())
                .plugin(Streamer.class)
                .build())) {
            Streamer streamer = client.dispense(Streamer.class);
            streamer.configure("my file", 3);
            streamer.write(words("one ", "two ", "three"));

            assertThat(directory.resolve("my file")).content().isEqualTo("one two three");
            try (Stream<byte[]> chunks = streamer.read()) {
                assertThat(chunks.map(chunk -> new String(chunk, UTF_8)))
                        .containsExactly("one", " tw", "o t", "hre", "e");
            }
        }
        Leftovers.assertNone(directory, sockets);
    }

    private static Flow.Publisher<byte[]> words(String... words) {
        return subscriber -> {
            SubmissionPublisher<byte[]> chunks = new SubmissionPublisher<>();
            chunks.subscribe(subscriber);
            for (String word : words) {
                chunks.submit(word.getBytes(UTF_8));
            }
            chunks.close();
        };
    }
}
