package dev.outboard.example.demo;

import dev.outboard.example.streamer.Streamer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sends a file through a plugin and back, and compares what comes with what went. */
final class Transfer {

    private static final int CHUNK_SIZE = 64 << 10;

    private Transfer() {}

    /**
     * Sends a file there and back.
     *
     * @return the SHA-256 of the file
     * @throws IOException when it cannot be sent, or comes back as another
     */
    static String thereAndBack(Path file, Streamer streamer, String name) throws IOException {
        streamer.configure(name, CHUNK_SIZE);
        String sent = send(file, streamer);
        String received = receive(streamer);
        if (!sent.equals(received)) {
            throw new IOException(file + " came back as another: " + received + " instead of " + sent);
        }
        return sent;
    }

    private static String send(Path file, Streamer streamer) throws IOException {
        try (DigestInputStream source = digesting(Files.newInputStream(file));
                OutputStream target = streamer.write()) {
            source.transferTo(target);
            return hex(source);
        }
    }

    private static String receive(Streamer streamer) throws IOException {
        try (DigestInputStream source = digesting(streamer.read())) {
            source.transferTo(OutputStream.nullOutputStream());
            return hex(source);
        }
    }

    private static DigestInputStream digesting(InputStream source) {
        try {
            return new DigestInputStream(source, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("Every Java has SHA-256", e);
        }
    }

    private static String hex(DigestInputStream source) {
        return HexFormat.of().formatHex(source.getMessageDigest().digest());
    }
}
