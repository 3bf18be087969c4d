package dev.outboard.net;

import java.io.IOException;
import java.nio.file.Path;

/** The operating system's limit on the length of a Unix socket's path does not allow this one. */
public class SocketPathTooLongException extends IOException {

    private static final long serialVersionUID = 1L;

    /** The path, as a string because a {@link Path} cannot be serialized. */
    private final String path;

    /** The length of the path in bytes. */
    private final int length;

    /** The longest possible path in bytes. */
    private final int limit;

    /**
     * Says what is too long, and what to set.
     *
     * @param path the path
     * @param length its length in bytes
     * @param limit the longest possible path in bytes
     */
    public SocketPathTooLongException(Path path, int length, int limit) {
        super("the path of the Unix socket is too long: " + path + " has " + length + " bytes, and at most " + limit
                + " are possible here; use a shorter directory for sockets (TMPDIR or -Djava.io.tmpdir, or"
                + " PLUGIN_UNIX_SOCKET_DIR for plugins)");
        this.path = path.toString();
        this.length = length;
        this.limit = limit;
    }

    /**
     * The path that is too long.
     *
     * @return the path
     */
    public Path path() {
        return Path.of(path);
    }

    /**
     * How long the path is.
     *
     * @return its length in bytes
     */
    public int length() {
        return length;
    }

    /**
     * How long a path may be.
     *
     * @return the limit in bytes
     */
    public int limit() {
        return limit;
    }
}
