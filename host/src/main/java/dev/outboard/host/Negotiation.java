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
        if (protocol != Protocol.GRPC) {
            throw new StartFailure(
                    "it speaks " + protocol.wireName() + ", and only grpc is supported; build it as a gRPC plugin",
                    UnsupportedProtocolException::new);
        }
        return set;
    }
}
