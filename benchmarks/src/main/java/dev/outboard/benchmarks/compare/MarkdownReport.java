package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.stream.Collectors;

/** A run as Markdown: a table and the targets of each family. */
record MarkdownReport(Run run) {

    String format() {
        StringBuilder text = new StringBuilder();
        text.append(run.machine()).append("; effort: ").append(run.effort()).append(".\n");
        for (FamilyResults family : run.families()) {
            text.append("\n## ").append(family.family().title).append("\n\n");
            text.append(family.rounds()).append(" rounds.\n\n");
            table(text, family.results());
            targets(text, family.verdicts());
        }
        return text.toString();
    }

    private static void table(StringBuilder text, Results results) {
        row(text, "", results.subjects());
        row(text, "---", results.subjects().stream().map(subject -> "---:").toList());
        for (Figure figure : results.figures()) {
            row(
                    text,
                    figure.label + ", " + figure.unit,
                    results.subjects().stream()
                            .map(subject -> cell(results, subject, figure))
                            .toList());
        }
    }

    private static String cell(Results results, String subject, Figure figure) {
        return results.series(subject, figure).map(Cells::value).orElse("–")
                + Cells.ratio(results, subject, figure)
                        .map(ratio -> ", **" + ratio + "**")
                        .orElse("");
    }

    private static void row(StringBuilder text, String first, List<String> cells) {
        text.append("| ").append(first).append(cells.stream().collect(Collectors.joining(" | ", " | ", " |\n")));
    }

    private static void targets(StringBuilder text, List<Target.Verdict> verdicts) {
        if (verdicts.isEmpty()) {
            return;
        }
        text.append("\n| target | reached | |\n| --- | ---: | --- |\n");
        for (Target.Verdict verdict : verdicts) {
            text.append("| ")
                    .append(verdict.target())
                    .append(" | ")
                    .append(verdict.reached())
                    .append(verdict.isReached() ? " | yes |\n" : " | **no** |\n");
        }
    }
}
