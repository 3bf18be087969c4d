package dev.outboard.plugin;

import dev.outboard.Protocol;
import dev.outboard.internal.handshake.Variables;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What is served to this host.
 *
 * @param version the application's protocol version
 * @param set what it serves
 */
record VersionChoice(int version, ServedSet set) {

    /** What is spoken in this version. */
    Protocol protocol() {
        return set.protocol();
    }

    /**
     * The newest version that the host listed. If none matches, or the host sent no list, the lowest: an old host that
     * sends no list gets what it most likely speaks, and a host that did send one refuses it with an error of its own.
     */
    static VersionChoice choose(
            SortedMap<Integer, ServedSet> versions, Map<String, String> variables, Consumer<String> complaints) {
        Set<Integer> hosts = hostVersions(variables.getOrDefault(Variables.PROTOCOL_VERSIONS, ""), complaints);
        for (int version : new TreeSet<>(versions.keySet()).descendingSet()) {
            if (hosts.contains(version)) {
                return of(versions, version);
            }
        }
        return of(versions, versions.firstKey());
    }

    private static VersionChoice of(SortedMap<Integer, ServedSet> versions, int version) {
        ServedSet set = versions.get(version);
        if (set == null) {
            throw new IllegalStateException("Version " + version + " is not served");
        }
        return new VersionChoice(version, set);
    }

    private static Set<Integer> hostVersions(String list, Consumer<String> complaints) {
        Set<Integer> versions = new HashSet<>();
        if (list.isEmpty()) {
            return versions;
        }
        for (String entry : list.split(",", -1)) {
            try {
                versions.add(Integer.parseInt(entry));
            } catch (NumberFormatException e) {
                complaints.accept("[WARN] The host's list of protocol versions (" + Variables.PROTOCOL_VERSIONS
                        + ") has an entry that is not a number and is skipped: \"" + entry + "\"");
            }
        }
        return versions;
    }
}
