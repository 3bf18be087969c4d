package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** A host that stays and launches a plugin again and again, so that only the plugin is cold: once for each line of stdin. */
record Launches(LaunchConfig config, Report report) {

    void run() throws IOException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (asked.readLine() != null) {
            report.millis("launch_warm_reply_1", launch());
        }
    }

    private long launch() {
        SequentialCalls call = new SequentialCalls(SequentialCalls.SMALL);
        long start = System.nanoTime();
        try (PluginClient client = PluginClient.launch(config)) {
            call.time(client.dispense(EchoPlugin.NAME, Echo.class), 0, 1);
            return System.nanoTime() - start;
        }
    }
}
