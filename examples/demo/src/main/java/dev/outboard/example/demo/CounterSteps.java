package dev.outboard.example.demo;

import dev.outboard.example.counter.AddHelper;
import dev.outboard.example.counter.Counter;
import dev.outboard.host.PluginClient;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts with a plugin that asks the host for each sum. */
final class CounterSteps {

    private static final int ROUNDS = 3;

    private final Plugins plugins;
    private final Report report;

    CounterSteps(Plugins plugins, Report report) {
        this.plugins = plugins;
        this.report = report;
    }

    void run(String language, Path program) {
        String key = "count-" + language;
        AtomicInteger callbacks = new AtomicInteger();
        AddHelper helper = (a, b) -> {
            callbacks.incrementAndGet();
            return Math.addExact(a, b);
        };
        try (PluginClient client = plugins.counter(program)) {
            Counter counter = client.dispense(Counter.class);
            for (int round = 0; round < ROUNDS; round++) {
                counter.put(key, 1, helper);
            }
            check(counter.get(key), callbacks.get());
            report.done("counted to " + ROUNDS + " with the counter plugin in " + language
                    + ", which called the host back for each sum");
        }
    }

    private static void check(long count, int callbacks) {
        if (count != ROUNDS || callbacks != ROUNDS) {
            throw new DemoException("counted to " + count + " with " + callbacks + " calls back, and not to " + ROUNDS
                    + " with as many");
        }
    }
}
