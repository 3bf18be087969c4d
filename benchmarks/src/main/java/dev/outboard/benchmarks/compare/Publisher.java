package dev.outboard.benchmarks.compare;

import dev.outboard.benchmarks.plot.Bar;
import dev.outboard.benchmarks.plot.BarGroup;
import dev.outboard.benchmarks.plot.BarPlot;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes what was measured: tables to the terminal, files for programs, pages and plots. */
record Publisher(Path target, PrintStream out) {

    /** All files, as far as it has come. */
    void write(Run run) throws IOException {
        Files.writeString(target.resolve("results.json"), ResultsJson.format(run));
        Files.writeString(target.resolve("results.md"), new MarkdownReport(run).format());
        Path plots = Files.createDirectories(target.resolve("plots"));
        for (FamilyResults family : run.families()) {
            Files.writeString(
                    plots.resolve(family.family().key + ".svg"),
                    plot(family, run.machine()).format());
        }
    }

    void print(FamilyResults family, Effort effort) {
        out.println();
        out.println(family.family().title + " (" + family.family().key + "), " + rounds(family));
        out.println();
        out.print(new Table(family.results()).format());
        List<Target.Verdict> verdicts = family.verdicts();
        // Of what was measured to see that it works, nobody wants to hear how good it is.
        if (!verdicts.isEmpty() && effort != Effort.SMOKE) {
            out.println();
            verdicts.forEach(verdict -> out.println("  " + verdict));
        }
    }

    void printEnd(Run run) {
        out.println();
        out.println(run.machine() + "; effort: " + run.effort());
        out.println("median ± furthest value; × the median of the rounds' ratios to the first column");
        out.println("every value: " + target.resolve("results.json") + "; as Markdown: " + target.resolve("results.md")
                + "; plots: " + target.resolve("plots"));
    }

    private static String rounds(FamilyResults family) {
        return family.rounds() == 1 ? "1 round" : family.rounds() + " rounds";
    }

    static BarPlot plot(FamilyResults family, Machine machine) {
        Results results = family.results();
        List<BarGroup> groups = new ArrayList<>();
        for (Figure figure : results.figures()) {
            List<Bar> bars = new ArrayList<>();
            for (String subject : results.subjects()) {
                results.series(subject, figure)
                        .ifPresent(series -> bars.add(new Bar(
                                subject,
                                results.subjects().indexOf(subject),
                                series.median(),
                                series.least(),
                                series.most(),
                                Cells.number(series.median())
                                        + Cells.ratio(results, subject, figure)
                                                .map(ratio -> "  " + ratio)
                                                .orElse(""))));
            }
            groups.add(new BarGroup(figure.labelWithUnit(), bars));
        }
        return new BarPlot(family.family().title, machine + "; " + rounds(family), groups);
    }
}
