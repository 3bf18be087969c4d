package dev.outboard.interop;

import dev.outboard.plugin.PluginServer;
import dev.outboard.plugin.ServeConfig;
import java.time.Duration;
import java.util.List;

/** A plugin for hosts that try the broker. It waits long for them, as the machine may be busy, unless it is impatient. */
final class RelayPlugin {

    private RelayPlugin() {}

    /** Serves; the arguments may be {@code tcp} and {@code impatient}. */
    public static void main(String[] args) {
        List<String> wishes = List.of(args);
        ServeConfig.Builder config = ServeConfig.builder(RelayContract.HANDSHAKE)
                .plugin(RelayContract.NAME, RelayContract.SERVED, RelayContract.NAME)
                .brokerTimeout(Duration.ofSeconds(wishes.contains("impatient") ? 1 : 60));
        if (wishes.contains("tcp")) {
            config.tcp();
        }
        PluginServer.serve(config.build());
    }
}
