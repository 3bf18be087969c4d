package dev.outboard.example.demo;

import dev.outboard.example.greeter.Greeter;
import dev.outboard.host.PluginClient;
import java.nio.file.Path;

/** Is greeted through a contract: an interface is all that this host and the plugin share. */
final class ContractSteps {

    private static final String NAME = "world";
    private static final String GREETING = "Hello, world!";

    private final Plugins plugins;
    private final Report report;

    ContractSteps(Plugins plugins, Report report) {
        this.plugins = plugins;
        this.report = report;
    }

    void run(Path program) {
        try (PluginClient client = plugins.contract(program)) {
            report.done("launched a plugin whose API is a Java interface, Greeter, process " + client.pid());
            String greeting = client.dispense(Greeter.class).greet(NAME);
            if (!greeting.equals(GREETING)) {
                throw new DemoException("the greeting is \"" + greeting + "\"");
            }
            report.done("called greet(\"" + NAME + "\") as if it were here: \"" + greeting + "\"");
        }
        report.done("stopped it");
    }
}
