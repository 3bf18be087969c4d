package dev.outboard.example.streamer;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** The plugin: streams files. */
public final class StreamerPlugin {

    private StreamerPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(StreamerContract.HANDSHAKE)
                .plugin(StreamerContract.NAME, StreamerContract.plugin(Integer.MAX_VALUE), new FileStreamer())
                .build());
    }
}
