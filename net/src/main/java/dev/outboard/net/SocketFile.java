package dev.outboard.net;

import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The file of a listening Unix socket. */
final class SocketFile {

    private final Path path;
    private final @Nullable Object key;

    private SocketFile(Path path, @Nullable Object key) {
        this.path = path;
        this.key = key;
    }

    /** The file that a bind has made a moment ago. */
    static SocketFile justBound(Path path) throws IOException {
        // Absolute, so that it is still the same file for whoever changes what relative paths are relative to.
        return new SocketFile(path.toAbsolutePath(), attributes(path).fileKey());
    }

    /** Removes the file unless somebody else has put another one in its place. */
    void remove() throws IOException {
        try {
            Object there = attributes(path).fileKey();
            if (key == null || key.equals(there)) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException e) {
            // Somebody has removed it already, which is what this is for.
            return;
        }
    }

    private static BasicFileAttributes attributes(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    static void checkLength(Path path) throws SocketPathTooLongException {
        int length = path.toString().getBytes(fileNameEncoding()).length;
        int limit = lengthLimit();
        if (length > limit) {
            throw new SocketPathTooLongException(path, length, limit);
        }
    }

    /** The system's field has 108 bytes on Linux and Windows and 104 on macOS; the JDK leaves two of them free. */
    private static int lengthLimit() {
        return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac") ? 102 : 106;
    }

    private static Charset fileNameEncoding() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    /** What a person must know about a bind that failed. */
    static String whyNotBound(Path path, IOException failure) {
        Path directory = path.toAbsolutePath().getParent();
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return isSocket(path)
                    ? "there is a socket file already; if the process that listened there has ended, remove the file"
                    : "there is a file already, and it is not a socket";
        }
        if (directory == null || !Files.exists(directory)) {
            return "the directory " + directory + " does not exist";
        }
        if (!Files.isDirectory(directory)) {
            return directory + " is not a directory";
        }
        if (!Files.isWritable(directory)) {
            return "the directory " + directory + " is not writable for this user";
        }
        return "cannot make a socket file in " + directory + ": " + failure.getMessage();
    }

    /** Whether a socket is there (or a device, which the JDK cannot tell from one); links are followed. */
    static boolean isSocket(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class).isOther();
        } catch (IOException e) {
            return false;
        }
    }

    /** What a person must know about a connect that failed. */
    static String whyNotConnected(Path path, IOException failure) {
        if (!Files.exists(path)) {
            return "there is no such socket file; the process that listened there may have ended";
        }
        if (failure instanceof ConnectException) {
            return isSocket(path)
                    ? "nobody listens there; the process that did may have ended without removing the file"
                    : "it is not a socket";
        }
        if (!Files.isWritable(path)) {
            return "this user may not write to the socket file";
        }
        return String.valueOf(failure.getMessage());
    }
}
