package dev.outboard.internal.place;

import dev.outboard.internal.handshake.Variables;
import dev.outboard.net.Listener;
import dev.outboard.net.UnixSockets;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Listens on Unix sockets: in a directory that somebody names, or else in a new one of this process's own, which nobody
 * else can enter. The directory is made for the first socket and goes with {@link #close}.
 */
public final class UnixPlace implements ListeningPlace {

    private static final String PRIVATE_SOCKET = "rw-------";
    private static final String PRIVATE = "rwx------";
    private static final String OPEN_TO_GROUP = "rwxr-x---";
    private static final String WRITABLE_BY_GROUP = "rw-rw----";
    private static final int ATTEMPTS = 100;

    private final String prefix;
    private final Path parent;
    private final @Nullable Path named;
    private final String group;

    /** Guards the fields below; held while the directory is made. */
    private final ReentrantLock lock = new ReentrantLock();

    private @Nullable Path own;
    private int sockets;

    private UnixPlace(String prefix, Path parent, @Nullable Path named, String group) {
        this.prefix = prefix;
        this.parent = parent;
        this.named = named;
        this.group = group;
    }

    /**
     * The place that an environment describes.
     *
     * @param prefix what the names of new files and directories begin with
     * @param variables {@link Variables#UNIX_SOCKET_DIRECTORY}, {@link Variables#UNIX_SOCKET_GROUP} and {@code TMPDIR}
     *     count
     */
    public static UnixPlace of(String prefix, Map<String, String> variables) {
        String named = variables.getOrDefault(Variables.UNIX_SOCKET_DIRECTORY, "");
        return new UnixPlace(
                prefix,
                temporaryDirectory(variables),
                named.isEmpty() ? null : Path.of(named),
                variables.getOrDefault(Variables.UNIX_SOCKET_GROUP, ""));
    }

    /**
     * A new directory of this process's own in the temporary directory, whatever the environment says about plugins.
     *
     * @param prefix what its name begins with
     */
    public static UnixPlace own(String prefix) {
        return new UnixPlace(prefix, temporaryDirectory(System.getenv()), null, "");
    }

    /**
     * A directory that is there already.
     *
     * @param prefix what the names of the sockets begin with
     * @param directory where they are made
     * @param group who may use them beside this user, or empty
     */
    public static UnixPlace in(String prefix, Path directory, String group) {
        return new UnixPlace(prefix, directory, directory, group);
    }

    private static Path temporaryDirectory(Map<String, String> variables) {
        String named = variables.getOrDefault("TMPDIR", "");
        return Path.of(named.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : named);
    }

    @Override
    public Listener listen() throws IOException {
        try {
            return listen(next());
        } catch (FileSystemException e) {
            throw new IOException(
                    "cannot make its Unix socket: no directory can be made at " + e.getFile() + " ("
                            + e.getClass().getSimpleName() + "); set TMPDIR or " + Variables.UNIX_SOCKET_DIRECTORY
                            + " to a directory that exists and that this user may write to",
                    e);
        } catch (IOException e) {
            throw new IOException("cannot make its Unix socket: " + e.getMessage(), e);
        }
    }

    private Path next() throws IOException {
        lock.lock();
        try {
            if (named != null) {
                return named.resolve(prefix + suffix(sockets++));
            }
            if (own == null) {
                own = ownDirectory();
            }
            sockets++;
            return own.resolve(sockets == 1 ? "socket" : "socket" + sockets);
        } finally {
            lock.unlock();
        }
    }

    /** Making the directory fails when the name is taken, so that the name need not be a secret: no random source to start. */
    private Path ownDirectory() throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                Path directory = Files.createDirectory(
                        parent.resolve(prefix + suffix(attempt)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
                openToGroup(directory);
                return directory;
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private void openToGroup(Path directory) throws IOException {
        try {
            giveToGroup(directory, OPEN_TO_GROUP);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(directory);
            throw e;
        }
    }

    private static String suffix(int attempt) {
        return ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime() + attempt, Character.MAX_RADIX);
    }

    private Listener listen(Path path) throws IOException {
        Listener listener = UnixSockets.listen(path, PosixFilePermissions.fromString(PRIVATE_SOCKET));
        try {
            giveToGroup(path, WRITABLE_BY_GROUP);
            return listener;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private void giveToGroup(Path path, String permissions) throws IOException {
        if (group.isEmpty()) {
            return;
        }
        // A view that follows links: the other kind opens the file to change its mode, which a socket does not allow.
        PosixFileAttributeView attributes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        GroupPrincipal principal;
        try {
            principal = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            attributes.setGroup(principal);
        } catch (IOException e) {
            throw new IOException(
                    "it cannot be given to the group \"" + group + "\" that " + Variables.UNIX_SOCKET_GROUP
                            + " names: there must be such a group, and this user must be in it (" + e + ")",
                    e);
        }
        attributes.setPermissions(PosixFilePermissions.fromString(permissions));
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (own != null) {
                Files.deleteIfExists(own);
                own = null;
            }
        } catch (IOException e) {
            // Somebody has put something into it; it is no longer this process's alone to remove.
            return;
        } finally {
            lock.unlock();
        }
    }
}
