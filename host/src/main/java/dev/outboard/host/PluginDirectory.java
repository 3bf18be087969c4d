package dev.outboard.host;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Finds plugins' programs in a directory. */
public final class PluginDirectory {

    private PluginDirectory() {}

    /**
     * Finds the files that match a pattern; go-plugin calls it {@code Discover}. Whether they are plugins is not looked at:
     * launching a file that is none says so.
     *
     * @param directory where to look; not in directories below it
     * @param glob what the files' names must match, for example {@code terraform-provider-*}, as {@link
     *     java.nio.file.FileSystem#getPathMatcher} describes
     * @return absolute paths of regular files and of links to them, sorted; empty when there is no such directory
     * @throws java.util.regex.PatternSyntaxException when the pattern is none
     * @throws DiscoveryException when the directory cannot be read
     */
    public static List<Path> discover(Path directory, String glob) {
        List<Path> found = new ArrayList<>();
        Path absolute = directory.toAbsolutePath().normalize();
        if (!Files.exists(absolute)) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(absolute, glob)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            throw new DiscoveryException(
                    "Plugins cannot be looked for in " + absolute + " (" + e
                            + "); it must be a directory that this user may read",
                    e);
        }
        Collections.sort(found);
        return found;
    }
}
