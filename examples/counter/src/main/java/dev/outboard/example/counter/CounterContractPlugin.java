package dev.outboard.example.counter;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.nio.file.Path;

/** The plugin with the binding that is generated from {@link Counter}, in place of the one by hand. */
public final class CounterContractPlugin {

    private CounterContractPlugin() {}

    /**
     * Serves until the host ends it.
     *
     * @param args none
     */
    public static void main(String[] args) {
        PluginServer.serve(ServeConfig.builder(CounterContract.HANDSHAKE)
                .plugin(Counter.class, new FileCounter(Path.of("")))
                .build());
    }
}
