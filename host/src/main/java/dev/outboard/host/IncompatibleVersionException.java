package dev.outboard.host;

import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The plugin speaks a version of the application's protocol that this host does not. */
public final class IncompatibleVersionException extends LaunchException {

    private static final long serialVersionUID = 1L;

    /** The version that the plugin chose. */
    private final int pluginVersion;
    /** The versions that the host speaks. */
    private final Integer[] hostVersions;

    IncompatibleVersionException(
            String message, @Nullable Throwable cause, int pluginVersion, Iterable<Integer> hostVersions) {
        super(message, cause);
        this.pluginVersion = pluginVersion;
        NavigableSet<Integer> sorted = new TreeSet<>();
        hostVersions.forEach(sorted::add);
        this.hostVersions = sorted.toArray(new Integer[0]);
    }

    /**
     * The version that the plugin chose: when none of the host's matches, its lowest.
     *
     * @return the application's protocol version
     */
    public int pluginVersion() {
        return pluginVersion;
    }

    /**
     * The versions that this host speaks.
     *
     * @return lowest first
     */
    public List<Integer> hostVersions() {
        return List.of(hostVersions);
    }
}
