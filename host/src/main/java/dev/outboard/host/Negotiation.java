package dev.outboard.host;

import dev.outboard.PluginSet;
import dev.outboard.Protocol;

/** Finds the set of plugins for what the plugin chose. */
final class Negotiation {

    private Negotiation() {}

    /**
     * Agrees.
     *
     * @param version what the plugin chose
     * @param protocol what it speaks in that version
     */
    static PluginSet agree(int version, Protocol protocol, LaunchConfig config) throws StartFailure {
        PluginSet set = config.versions().get(version);
        if (set == null) {
            throw new StartFailure(
                    "it speaks version " + version + " of the application's protocol, and this host speaks "
                            + config.versions().keySet() + "; update whichever is older",
                    (message, cause) -> new IncompatibleVersionException(
                            message, cause, version, config.versions().keySet()));
        }
        if (!config.protocols().contains(protocol)) {
            throw new StartFailure(
                    "it speaks " + protocol.wireName() + ", and this host allows only "
                            + config.protocols().stream()
                                    .map(Protocol::wireName)
                                    .toList(),
                    UnsupportedProtocolException::new);
        }
        if (set.plugins().values().stream().noneMatch(plugin -> plugin.protocol() == protocol)) {
            throw new StartFailure(
                    "it speaks " + protocol.wireName() + " in version " + version
                            + ", and all plugins that this host knows in that version (" + set
                            + ") speak something else; add one to the set that speaks it, or launch another plugin",
                    UnsupportedProtocolException::new);
        }
        return set;
    }
}
