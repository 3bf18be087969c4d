package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.event.Level;

/**
 * A new directory that nobody else may enter, for one launch. Its name is of the same kind as that of the directories which
 * plugins make for their sockets.
 */
record PrivateDirectory(Path path, PluginLog log) {

    private static final int ATTEMPTS = 100;

    static PrivateDirectory in(Path parent, PluginLog log) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return new PrivateDirectory(
                        Files.createDirectory(parent.toAbsolutePath().resolve(name(attempt)), ownersOnly()), log);
            } catch (FileAlreadyExistsException e) {
                // Making a directory fails when it is there, so that the name need not be a secret.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static String name(int attempt) {
        return "plugin" + ProcessHandle.current().pid() + "-"
                + Long.toString(System.nanoTime() + attempt, Character.MAX_RADIX);
    }

    private static FileAttribute<?>[] ownersOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    /** Removes the directory with all files in it. */
    void remove() {
        try {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
                for (Path file : files) {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(path);
        } catch (NoSuchFileException e) {
            // It went with the plugin's socket.
            return;
        } catch (IOException e) {
            log.event(Level.WARN, "The directory " + path + " of a plugin that has ended cannot be removed: " + e);
        }
    }
}
