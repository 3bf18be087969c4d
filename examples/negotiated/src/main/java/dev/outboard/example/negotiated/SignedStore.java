package dev.outboard.example.negotiated;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.example.kv.KeyValueStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Keeps each value in a file {@code kv_KEY}, and tells which version of the protocol wrote and which one read it. */
final class SignedStore implements KeyValueStore {

    private final Path directory;
    private final int version;

    SignedStore(Path directory, int version) {
        this.directory = directory;
        this.version = version;
    }

    @Override
    public void put(String key, byte[] value) {
        try {
            Files.write(file(key), with(value, "\n\nWritten from plugin version " + version + "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the value of \"" + key + "\": " + e, e);
        }
    }

    @Override
    public byte[] get(String key) {
        try {
            return with(Files.readAllBytes(file(key)), "Read by plugin version " + version + "\n");
        } catch (NoSuchFileException e) {
            throw new NoSuchElementException("There is no value for \"" + key + "\"", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the value of \"" + key + "\": " + e, e);
        }
    }

    private static byte[] with(byte[] value, String signature) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(value);
        signed.writeBytes(signature.getBytes(UTF_8));
        return signed.toByteArray();
    }

    private Path file(String key) {
        if (key.indexOf('/') >= 0 || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A key is part of a file's name: it cannot contain / or NUL");
        }
        return directory.resolve("kv_" + key);
    }
}
