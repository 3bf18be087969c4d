package dev.outboard.example.demo;

import dev.outboard.example.streamer.Streamer;
import dev.outboard.host.PluginClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Streams a file through a plugin and back. */
final class StreamSteps {

    private final Plugins plugins;
    private final Path file;
    private final Report report;

    StreamSteps(Plugins plugins, Path file, Report report) {
        this.plugins = plugins;
        this.file = file;
        this.report = report;
    }

    void run(String language, Path program) throws IOException {
        try (PluginClient client = plugins.streamer(program)) {
            report.done("launched the streamer plugin in " + language + ", process " + client.pid());
            String digest = Transfer.thereAndBack(file, client.dispense(Streamer.class), "streamed-by-" + language);
            report.done("streamed %s, %.1f MB, to the %s plugin and back: SHA-256 %.12s… both ways"
                    .formatted(file.getFileName(), Files.size(file) / 1e6, language, digest));
        }
        report.done("stopped it");
    }
}
