package dev.outboard.host;

import dev.outboard.PluginSet;
import dev.outboard.Protocol;
import dev.outboard.internal.tls.StreamSecurity;
import dev.outboard.net.Endpoint;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that has answered.
 *
 * @param name what it is called
 * @param run its process, or whatever runs it
 * @param tie whether it ends with this host
 * @param protocol what it speaks
 * @param version the application's protocol version that it serves
 * @param set what can be dispensed in that version
 * @param endpoint where it listens, as the host sees it
 * @param sockets the directory for the sockets of both sides, made for this launch; null when each side may choose
 * @param main the one connection to it
 * @param security what is done to that connection and to brokered ones
 */
record Session(
        String name,
        PluginRun run,
        Tie tie,
        Protocol protocol,
        int version,
        PluginSet set,
        Endpoint endpoint,
        @Nullable Path sockets,
        MainConnection main,
        StreamSecurity security) {

    /** What binds a plugin's life to its host's. */
    enum Tie {
        /** It ends with the host. */
        ENDS_WITH_HOST,
        /** The host may stop it, or leave it to another. */
        MAY_OUTLIVE_HOST,
        /** It is served in test mode: it is not the host's to end. */
        ENDS_BY_ITSELF
    }
}
