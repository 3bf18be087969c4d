package dev.outboard.interop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Upstream's unmodified streamer host and plugin with ours. */
class StreamerInteropTest {

    private static final String TEXT = "Lorem ipsum dolor sit amet";

    @TempDir
    Path directory;

    @TempDir
    Path sockets;

    @Test
    void ourPluginServesUpstreamsHost() throws IOException {
        streams(GoProgram.STREAMER_HOST.path(), Workspace.launcher("streamer", "plugin"));
    }

    /** Upstream's plugin ends a client-streaming call with OK and no message. */
    @Test
    void ourHostUsesUpstreamsPlugin() throws IOException {
        streams(Workspace.launcher("streamer", "host"), GoProgram.STREAMER_PLUGIN.path());
    }

    @Test
    void ourHostUsesOurPlugin() throws IOException {
        streams(Workspace.launcher("streamer", "host"), Workspace.launcher("streamer", "plugin"));
    }

    @Test
    void aContractServesUpstreamsHost() throws IOException {
        streams(GoProgram.STREAMER_HOST.path(), Workspace.launcher("streamer", "plugin-contract"));
    }

    @Test
    void aContractsHostUsesUpstreamsPlugin() throws IOException {
        streams(Workspace.launcher("streamer", "host-contract"), GoProgram.STREAMER_PLUGIN.path());
    }

    /** All hosts look for the plugin in {@code ./plugin/streamer}; ours must find its jars through the link. */
    private void streams(Path host, Path plugin) throws IOException {
        Path place = Files.createDirectory(directory.resolve("plugin"));
        Files.createSymbolicLink(place.resolve("streamer"), plugin);

        Run.Result result = Run.of(host.toString(), "my file")
                .in(directory)
                .with("TMPDIR", sockets.toString())
                .succeed();

        assertThat(directory.resolve("my file")).content().isEqualTo(TEXT);
        assertThat(result.err())
                .contains("received " + TEXT.length() + " bytes")
                .contains(TEXT);
        Leftovers.assertNone(directory, sockets);
    }
}
