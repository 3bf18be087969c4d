package dev.outboard.example.demo;

import dev.outboard.example.basic.Greeter;
import dev.outboard.host.PluginClient;
import java.nio.file.Path;

/** Is greeted by a plugin that speaks net/rpc. */
final class NetRpcSteps {

    private static final String GREETING = "Hello!";

    private final Plugins plugins;
    private final Report report;

    NetRpcSteps(Plugins plugins, Report report) {
        this.plugins = plugins;
        this.report = report;
    }

    void run(String language, Path program) {
        try (PluginClient client = plugins.netRpc(program)) {
            String greeting = client.dispense(Greeter.class).greet();
            if (!greeting.equals(GREETING)) {
                throw new DemoException("the greeting is \"" + greeting + "\"");
            }
            report.done("launched the greeter of go-plugin's basic example in " + language + ", process " + client.pid()
                    + ", and was greeted over net/rpc, the older protocol: \"" + greeting + "\"");
        }
        report.done("stopped it");
    }
}
