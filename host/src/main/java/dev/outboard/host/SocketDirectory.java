package dev.outboard.host;

import dev.outboard.host.output.PluginLog;
import dev.outboard.internal.handshake.Variables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** The directory that a host makes for the Unix sockets of one plugin, and of its own for that plugin. */
final class SocketDirectory {

    private static final String OPEN_TO_GROUP = "rwxrwx---";

    private SocketDirectory() {}

    /**
     * Makes one.
     *
     * @param parent where
     * @param group who may use it beside this user, or null
     * @param leavings takes what removes it again
     * @throws StartFailure when that is not possible
     */
    static Path make(Path parent, @Nullable String group, Leavings leavings, PluginLog log) throws StartFailure {
        PrivateDirectory directory;
        try {
            directory = PrivateDirectory.in(parent, log);
        } catch (IOException e) {
            throw new StartFailure(
                    "no directory for its sockets can be made in " + parent + " (" + e
                            + "); have it set to a directory that exists and that this user may write to",
                    SocketDirectoryException::new,
                    e);
        }
        leavings.untilEnd(directory::remove);
        if (group != null) {
            giveTo(directory.path(), group);
        }
        return directory.path();
    }

    private static void giveTo(Path path, String group) throws StartFailure {
        try {
            GroupPrincipal principal =
                    path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group);
            PosixFileAttributeView attributes = Files.getFileAttributeView(path, PosixFileAttributeView.class);
            attributes.setGroup(principal);
            attributes.setPermissions(PosixFilePermissions.fromString(OPEN_TO_GROUP));
        } catch (IOException | UnsupportedOperationException e) {
            throw new StartFailure(
                    "the directory for its sockets, " + path + ", cannot be given to the group \"" + group + "\" ("
                            + e + "); there must be such a group, and this user must be in it ("
                            + Variables.UNIX_SOCKET_GROUP + " names it to the plugin)",
                    SocketDirectoryException::new,
                    e);
        }
    }
}
