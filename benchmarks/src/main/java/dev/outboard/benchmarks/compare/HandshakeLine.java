package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.echo.EchoPlugin;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The time from starting a plugin's process to its handshake line, without a host: all pairs by the same clock. */
final class HandshakeLine {

    private static final long TERMINATION_SECONDS = 10;

    private final List<String> command;
    private final Map<String, String> environment;

    HandshakeLine(Pair pair) {
        this.command = pair.plugin();
        this.environment = pair.environment();
    }

    double millis() throws IOException, InterruptedException {
        Path sockets = Files.createTempDirectory("benchmark");
        try {
            return time(builder(sockets));
        } finally {
            deleteAll(sockets);
        }
    }

    private ProcessBuilder builder(Path sockets) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(environment);
        builder.environment().put(EchoPlugin.HANDSHAKE.cookieKey(), EchoPlugin.HANDSHAKE.cookieValue());
        builder.environment().put("PLUGIN_PROTOCOL_VERSIONS", String.valueOf(EchoPlugin.HANDSHAKE.protocolVersion()));
        builder.environment().put("PLUGIN_UNIX_SOCKET_DIR", sockets.toString());
        return builder;
    }

    private double time(ProcessBuilder builder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Process process = builder.start();
        try (Child plugin = new Child(process)) {
            BufferedReader output = plugin.process().inputReader(StandardCharsets.UTF_8);
            String line = output.readLine();
            long took = System.nanoTime() - start;
            if (line == null || !line.startsWith("1|")) {
                throw new IOException("No handshake line but \"" + line + "\": " + String.join(" ", command));
            }
            return took / 1e6;
        } finally {
            // Only when it has gone does it make no more files.
            process.waitFor(TERMINATION_SECONDS, TimeUnit.SECONDS);
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.delete(directory);
    }
}
