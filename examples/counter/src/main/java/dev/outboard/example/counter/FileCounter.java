package dev.outboard.example.counter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps each counter in a file {@code kv_KEY}, as {@code {"Value":2}}. */
final class FileCounter implements Counter {

    private static final Pattern CONTENT = Pattern.compile("\\s*\\{\\s*\"Value\"\\s*:\\s*(-?\\d{1,19})\\s*}\\s*");

    private final Path directory;

    FileCounter(Path directory) {
        this.directory = directory;
    }

    @Override
    public void put(String key, long value, AddHelper helper) {
        Path file = file(key);
        long sum = helper.sum(Files.exists(file) ? read(file, key) : 0, value);
        try {
            Files.writeString(file, "{\"Value\":" + sum + "}");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot store the counter \"" + key + "\": " + e, e);
        }
    }

    @Override
    public long get(String key) {
        return read(file(key), key);
    }

    private static long read(Path file, String key) {
        try {
            Matcher content = CONTENT.matcher(Files.readString(file, UTF_8));
            if (!content.matches()) {
                throw new IOException("its file does not hold {\"Value\":NUMBER}");
            }
            return Long.parseLong(content.group(1));
        } catch (NoSuchFileException e) {
            throw new NoSuchElementException("There is no counter \"" + key + "\"", e);
        } catch (NumberFormatException e) {
            throw new UncheckedIOException(new IOException("The counter \"" + key + "\" has gone too far", e));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the counter \"" + key + "\": " + e, e);
        }
    }

    private Path file(String key) {
        if (key.indexOf('/') >= 0 || key.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A key is part of a file's name: it cannot contain / or NUL");
        }
        return directory.resolve("kv_" + key);
    }
}
