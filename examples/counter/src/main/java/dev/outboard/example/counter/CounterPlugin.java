package dev.outboard.example.counter;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;

/** The plugin: keeps counters in files of the directory in which the host runs. */
public final class CounterPlugin {

    private CounterPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(CounterContract.HANDSHAKE)
                .plugin(CounterContract.NAME, CounterContract.PLUGIN, new FileCounter(Path.of("")))
                .build());
    }
}
