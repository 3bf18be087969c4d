package dev.outboard.benchmarks.host;

import dev.outboard.benchmarks.echo.Echo;
import dev.outboard.benchmarks.echo.EchoPlugin;
import dev.outboard.host.LaunchConfig;
import dev.outboard.host.PluginClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A host that keeps some plugins for others to look at: idle first, after the first line of stdin loaded, until stdin ends. */
record Plugins(LaunchConfig config, Effort effort, Report report) {

    /** As many are started at once. */
    private static final int AT_ONCE = 8;

    void run(int count) throws IOException, InterruptedException {
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        List<PluginClient> clients = new ArrayList<>();
        try {
            long start = System.nanoTime();
            launchAll(count, clients);
            report.millis("plugins_started", System.nanoTime() - start);
            if (asked.readLine() != null) {
                load(clients.get(0));
                report.arrived();
                while (asked.readLine() != null) {
                    report.arrived();
                }
            }
        } finally {
            clients.forEach(PluginClient::close);
        }
    }

    private void launchAll(int count, List<PluginClient> clients) throws InterruptedException {
        ExecutorService launching = Executors.newFixedThreadPool(Math.min(count, AT_ONCE));
        try {
            List<Future<PluginClient>> launches = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                launches.add(launching.submit(this::launch));
            }
            for (Future<PluginClient> launch : launches) {
                clients.add(launch.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A plugin of " + count + " could not be launched", e.getCause());
        } finally {
            launching.shutdownNow();
        }
    }

    private PluginClient launch() {
        PluginClient client = PluginClient.launch(config);
        new SequentialCalls(SequentialCalls.SMALL).time(client.dispense(EchoPlugin.NAME, Echo.class), 0, 1);
        return client;
    }

    private void load(PluginClient client) throws InterruptedException {
        Measurements.all(client.dispense(EchoPlugin.NAME, Echo.class), effort, Report.forNobody());
    }
}
