package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a pair takes of the machine: one plugin, and many plugins of one host. */
record Footprint(Pair pair, Effort effort) implements Subject {

    /** After a connection, threads that have nothing to do any more end and memory comes to rest. */
    private static final long REST_MILLIS = 500;

    @Override
    public String name() {
        return pair.name();
    }

    @Override
    public Map<Figure, Double> measure() throws IOException, InterruptedException {
        Map<Figure, Double> figures = new EnumMap<>(Figure.class);
        ProcessFacts hostOfOne = one(figures);
        if (effort == Effort.FULL) {
            many(10, Figure.START_10, Figure.PLUGIN_PSS_10, figures);
            more(hostOfOne, many(50, Figure.START_50, Figure.PLUGIN_PSS_50, figures), 50, figures);
        } else {
            more(hostOfOne, many(10, Figure.START_10, Figure.PLUGIN_PSS_10, figures), 10, figures);
        }
        return figures;
    }

    private ProcessFacts one(Map<Figure, Double> figures) throws IOException, InterruptedException {
        try (Asked host = host(1)) {
            figures.put(Figure.START_1, FigureLines.value(host.answer()));
            Thread.sleep(REST_MILLIS);
            ProcessFacts plugin = plugins(host, 1).get(0);
            ProcessFacts idle = ProcessFacts.of(host.process());
            figures.put(Figure.PLUGIN_RSS, plugin.resident());
            figures.put(Figure.PLUGIN_PSS, plugin.share());
            figures.put(Figure.PLUGIN_THREADS, (double) plugin.threads());
            figures.put(Figure.PLUGIN_DESCRIPTORS, (double) plugin.descriptors());
            figures.put(Figure.HOST_RSS, idle.resident());
            figures.put(Figure.HOST_PSS, idle.share());
            host.ask();
            Thread.sleep(REST_MILLIS);
            figures.put(Figure.PLUGIN_RSS_LOADED, plugins(host, 1).get(0).resident());
            figures.put(Figure.HOST_RSS_LOADED, ProcessFacts.of(host.process()).resident());
            return idle;
        }
    }

    private ProcessFacts many(int count, Figure start, Figure share, Map<Figure, Double> figures)
            throws IOException, InterruptedException {
        try (Asked host = host(count)) {
            figures.put(start, FigureLines.value(host.answer()));
            Thread.sleep(REST_MILLIS);
            figures.put(
                    share,
                    plugins(host, count).stream()
                            .mapToDouble(ProcessFacts::share)
                            .average()
                            .orElseThrow());
            return ProcessFacts.of(host.process());
        }
    }

    private static void more(ProcessFacts ofOne, ProcessFacts ofMany, int count, Map<Figure, Double> figures) {
        double more = count - 1;
        figures.put(Figure.HOST_RSS_EACH, (ofMany.resident() - ofOne.resident()) / more);
        figures.put(Figure.HOST_THREADS_EACH, (ofMany.threads() - ofOne.threads()) / more);
        figures.put(Figure.HOST_DESCRIPTORS_EACH, (ofMany.descriptors() - ofOne.descriptors()) / more);
    }

    private Asked host(int plugins) throws IOException {
        List<String> options = Stream.concat(
                        effort.options().stream(), Stream.of("-plugins", Integer.toString(plugins)))
                .toList();
        return new Asked(pair.command(options), pair.environment());
    }

    private List<ProcessFacts> plugins(Asked host, int expected) throws IOException {
        List<ProcessHandle> processes = host.process().children().toList();
        if (processes.size() != expected) {
            throw new IOException(pair.name() + ": " + processes.size() + " plugins, not " + expected);
        }
        List<ProcessFacts> facts = new ArrayList<>();
        for (ProcessHandle process : processes) {
            facts.add(ProcessFacts.of(process));
        }
        return facts;
    }
}
