package dev.outboard.example.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.outboard.ReattachDescriptor;
import dev.outboard.example.kv.KeyValueStore;
import dev.outboard.host.PluginClient;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

/** Replaces a host while its plugin runs on. */
final class UpgradeSteps {

    private final Plugins plugins;
    private final Path directory;
    private final Report report;

    UpgradeSteps(Plugins plugins, Path directory, Report report) {
        this.plugins = plugins;
        this.directory = directory;
        this.report = report;
    }

    void run(Path program) throws IOException, InterruptedException {
        String json = runOldHost(program);
        ReattachDescriptor descriptor = ReattachDescriptor.parse(json).get(OldHost.KEY);
        if (descriptor == null) {
            throw new DemoException("the old host does not tell where its plugin is, but " + json);
        }
        report.done("another host launched a plugin, process " + descriptor.pid()
                + ", gave it something to keep, and ended");
        try (PluginClient client = plugins.running(descriptor)) {
            String value = new String(client.dispense(KeyValueStore.class).get(OldHost.KEY), UTF_8);
            report.done("attached to process " + client.pid() + ", which still has \"" + value + "\"");
        }
        report.done("stopped it");
    }

    private String runOldHost(Path program) throws IOException, InterruptedException {
        Process host = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OldHost.class.getName(),
                        directory.toString(),
                        program.toString())
                .redirectError(Redirect.INHERIT)
                .start();
        String output = new String(host.getInputStream().readAllBytes(), UTF_8);
        int status = host.waitFor();
        if (status != 0) {
            throw new DemoException("the old host has ended with status " + status);
        }
        return output;
    }
}
