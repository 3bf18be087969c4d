package dev.outboard.example.kv;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Keeps each value in a file {@code kv_KEY}, signed by who wrote it. */
final class FileStore implements KeyValueStore {

    private final Path directory;
    private final byte[] signature;

    FileStore(Path directory) {
        this(directory, "plugin-java-grpc");
    }

    FileStore(Path directory, String writer) {
        this.directory = directory;
        this.signature = ("\n\nWritten from " + writer).getBytes(UTF_8);
    }

    @Override
    public void put(String key, byte[] value) {
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(value);
        signed.writeBytes(signature);
        try {
            Files.write(file(key), signed.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the value of \"" + key + "\": " + e, e);
        }
    }

    @Override
    public byte[] get(String key) {
        try {
            return Files.readAllBytes(file(key));
        } catch (NoSuchFileException e) {
            throw new NoSuchElementException("There is no value for \"" + key + "\"", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the value of \"" + key + "\": " + e, e);
        }
    }

    private Path file(String key) {
        if (key.indexOf('/') >= 0 || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A key is part of a file's name: it cannot contain / or NUL");
        }
        return directory.resolve("kv_" + key);
    }
}
