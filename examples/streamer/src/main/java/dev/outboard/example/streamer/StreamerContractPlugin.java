package dev.outboard.example.streamer;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;

/** The plugin with the binding that is generated from {@link ChunkStreamer}. */
public final class StreamerContractPlugin {

    private StreamerContractPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(StreamerContract.HANDSHAKE)
                .plugin(ChunkStreamer.class, new FileChunks())
                .build());
    }
}
