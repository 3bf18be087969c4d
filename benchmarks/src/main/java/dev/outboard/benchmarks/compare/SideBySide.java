package dev.outboard.benchmarks.compare;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures all subjects of a family in turn, round after round, so that what disturbs the machine hits all alike; then the next family. */
public final class SideBySide {

    private final Options options;
    private final Publisher publisher;
    private final PrintStream progress;

    private SideBySide(Options options, PrintStream out, PrintStream progress) {
        this.options = options;
        this.publisher = new Publisher(options.target(), out);
        this.progress = progress;
    }

    /** {@value Options#USAGE}; {@code benchmarks/run} builds what is run and adds where it is. */
    public static void main(String[] args) throws InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        PrintStream progress = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            SideBySide all = new SideBySide(Options.parse(List.of(args)), out, progress);
            all.run();
        } catch (IllegalArgumentException e) {
            progress.println("benchmarks: " + e.getMessage());
            progress.println(Options.USAGE);
            System.exit(2);
        } catch (IOException e) {
            progress.println("benchmarks: " + e.getMessage());
            System.exit(1);
        }
    }

    private void run() throws IOException, InterruptedException {
        Run run = options.kept().isPresent()
                ? ResultsJson.parse(Files.readString(options.kept().get()))
                : measureAll();
        publisher.write(run);
        run.families().forEach(family -> publisher.print(family, run.effort()));
        publisher.printEnd(run);
    }

    /** What is there is written after each family: a run is long. */
    private Run measureAll() throws IOException, InterruptedException {
        Machine machine = Machine.thisOne(options.goVersion());
        List<FamilyResults> measured = new ArrayList<>();
        for (Family family : options.families()) {
            measured.add(measure(family));
            publisher.write(new Run(machine, options.effort(), List.copyOf(measured)));
        }
        return new Run(machine, options.effort(), measured);
    }

    private FamilyResults measure(Family family) throws IOException, InterruptedException {
        List<Subject> subjects = new Subjects(options.programs(), options.effort()).of(family);
        Results results = new Results(subjects.stream().map(Subject::name).toList());
        int rounds = options.rounds(family);
        try {
            for (Subject subject : subjects) {
                subject.prepare();
            }
            for (int round = 1; round <= rounds; round++) {
                for (Subject subject : subjects) {
                    progress.printf("%s, round %d of %d: %s …", family.key, round, rounds, subject.name());
                    progress.flush();
                    long start = System.nanoTime();
                    Map<Figure, Double> figures = subject.measure();
                    results.add(subject.name(), figures);
                    progress.printf(" %.1f s%n", (System.nanoTime() - start) / 1e9);
                }
            }
        } finally {
            subjects.forEach(Subject::close);
        }
        return new FamilyResults(family, rounds, results);
    }
}
