package dev.outboard.host;

import dev.outboard.PluginSet;
import dev.outboard.Protocol;
import dev.outboard.internal.handshake.HandshakeLine;
import java.util.SortedMap;

/** Finds the set of plugins for what the plugin chose. */
final class Negotiation {

    private Negotiation() {}

    static PluginSet agree(HandshakeLine line, SortedMap<Integer, PluginSet> versions) throws StartFailure {
        PluginSet set = versions.get(line.appVersion());
        if (set == null) {
            throw new StartFailure(
                    "it speaks version " + line.appVersion() + " of the application's protocol, and this host speaks "
                            + versions.keySet() + "; update whichever is older",
                    (message, cause) ->
                            new IncompatibleVersionException(message, cause, line.appVersion(), versions.keySet()));
        }
        if (line.protocol() != Protocol.GRPC) {
            throw new StartFailure(
                    "it speaks " + line.protocol().wireName()
                            + ", and only grpc is supported; build it as a gRPC plugin",
                    UnsupportedProtocolException::new);
        }
        return set;
    }
}
