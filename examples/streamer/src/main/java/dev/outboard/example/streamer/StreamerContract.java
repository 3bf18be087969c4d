package dev.outboard.example.streamer;

import dev.outboard.GrpcPlugin;
import dev.outboard.Handshake;

/** What host and plugin share. The cookie is that of go-plugin's example. */
public final class StreamerContract {

    /** Tells a plugin that this host started it. */
    public static final Handshake HANDSHAKE = Handshake.of(1, "BASIC_PLUGIN", "hello");

    /** What the plugin is dispensed by. */
    public static final String NAME = "streamer";

    private StreamerContract() {}

    /**
     * How a {@link Streamer} crosses to the other process.
     *
     * @param messageLimit the largest message in bytes that the host sends or takes
     * @return the plugin, for either side
     */
    public static GrpcPlugin<Streamer> plugin(int messageLimit) {
        return GrpcPlugin.of(
                Streamer.class, StreamerService::new, channel -> new StreamerClient(channel, messageLimit));
    }
}
