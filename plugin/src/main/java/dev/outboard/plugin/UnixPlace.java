package dev.outboard.plugin;

import dev.outboard.internal.handshake.Variables;
import dev.outboard.net.Listener;
import dev.outboard.net.UnixSockets;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/**
 * Listens on a Unix socket: in the directory that the host names, or else in a new one of this process's own, which
 * nobody else can enter.
 */
final class UnixPlace {

    private static final String PRIVATE = "rwx------";
    private static final String OPEN_TO_GROUP = "rwxr-x---";
    private static final String WRITABLE_BY_GROUP = "rw-rw----";
    private static final int ATTEMPTS = 100;

    private UnixPlace() {}

    static Listener listen(Map<String, String> variables) {
        String named = variables.getOrDefault(Variables.UNIX_SOCKET_DIRECTORY, "");
        String group = variables.getOrDefault(Variables.UNIX_SOCKET_GROUP, "");
        try {
            return named.isEmpty()
                    ? inOwnDirectory(temporaryDirectory(variables), group)
                    : inDirectory(Path.of(named), group);
        } catch (IOException e) {
            throw new ListenException("This plugin cannot make its Unix socket: " + reason(e), e);
        }
    }

    private static String reason(IOException failure) {
        return failure instanceof java.nio.file.FileSystemException fileFailure
                ? new DirectoryProblem(fileFailure).toString()
                : String.valueOf(failure.getMessage());
    }

    private static Path temporaryDirectory(Map<String, String> variables) {
        String named = variables.getOrDefault("TMPDIR", "");
        return Path.of(named.isEmpty() ? System.getProperty("java.io.tmpdir", "/tmp") : named);
    }

    private static Listener inDirectory(Path directory, String group) throws IOException {
        return listen(directory.resolve("plugin" + suffix(0)), group);
    }

    private static Listener inOwnDirectory(Path parent, String group) throws IOException {
        Path directory = ownDirectory(parent);
        try {
            if (!group.isEmpty()) {
                giveTo(directory, group, OPEN_TO_GROUP);
            }
            return new DirectoryListener(listen(directory.resolve("socket"), group), directory);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(directory);
            throw e;
        }
    }

    /** Making the directory fails when the name is taken, so that the name need not be a secret: no random source to start. */
    private static Path ownDirectory(Path parent) throws IOException {
        for (int attempt = 0; ; attempt++) {
            try {
                return Files.createDirectory(
                        parent.resolve("plugin" + suffix(attempt)),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
            } catch (FileAlreadyExistsException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static String suffix(int attempt) {
        return ProcessHandle.current().pid() + "-" + Long.toString(System.nanoTime() + attempt, Character.MAX_RADIX);
    }

    private static Listener listen(Path path, String group) throws IOException {
        Listener listener = UnixSockets.listen(path);
        try {
            if (!group.isEmpty()) {
                giveTo(path, group, WRITABLE_BY_GROUP);
            }
            return listener;
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw e;
        }
    }

    private static void giveTo(Path path, String group, String permissions) throws IOException {
        // A view that follows links: the other kind opens the file to change its mode, which a socket does not allow.
        PosixFileAttributeView attributes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        GroupPrincipal principal;
        try {
            principal = path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            attributes.setGroup(principal);
        } catch (IOException e) {
            throw new IOException(
                    "it cannot be given to the group \"" + group + "\" that the host names in "
                            + Variables.UNIX_SOCKET_GROUP
                            + ": there must be such a group, and this user must be in it ("
                            + e + ")",
                    e);
        }
        attributes.setPermissions(PosixFilePermissions.fromString(permissions));
    }

    /** What is wrong with the place for sockets, for a person. */
    private record DirectoryProblem(java.nio.file.FileSystemException failure) {
        @Override
        public String toString() {
            return "no directory can be made at " + failure.getFile() + " ("
                    + failure.getClass().getSimpleName()
                    + "); set TMPDIR or " + Variables.UNIX_SOCKET_DIRECTORY
                    + " to a directory that exists and that this user may write to";
        }
    }
}
