package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.net.Endpoint;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes what a plugin that was killed has left of its socket. */
final class SocketFiles {

    /** The directory that plugins of this library make for their sockets alone. */
    private static final String OWN_DIRECTORY = "plugin[0-9]+-[0-9a-z]+";

    private SocketFiles() {}

    /**
     * Removes the socket file of a plugin whose process has ended.
     *
     * @param endpoint where the plugin listened, or null when it never said
     */
    static void remove(@Nullable Endpoint endpoint, PluginLog log) {
        if (endpoint instanceof Endpoint.Unix unix) {
            try {
                remove(unix.path());
            } catch (IOException e) {
                log.event(org.slf4j.event.Level.DEBUG, "The socket " + unix.path() + " cannot be removed: " + e);
            }
        }
    }

    private static void remove(Path path) throws IOException {
        removeSocket(path);
        Path directory = path.getParent();
        if (directory != null && String.valueOf(directory.getFileName()).matches(OWN_DIRECTORY)) {
            removeWithSockets(directory);
        }
    }

    /** Those that the plugin has brokered are in the same directory. */
    private static void removeWithSockets(Path directory) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory)) {
            for (Path file : files) {
                removeSocket(file);
            }
        } catch (NoSuchFileException e) {
            // The plugin itself has removed it, as it should.
            return;
        }
        Files.deleteIfExists(directory);
    }

    private static void removeSocket(Path path) throws IOException {
        if (isSocket(path)) {
            Files.deleteIfExists(path);
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }
}
