package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void aFamilyHasATableAndItsTargets() {
        assertThat(new MarkdownReport(Runs.ofCalls()).format().lines())
                .containsSubsequence(
                        "## gRPC, a Unix socket for each service",
                        "|  | Go↔Go | Java↔Java |",
                        "| --- | ---: | ---: |",
                        "| unary 16 B, p50, us | 150 ±33% | 40.0 ±25%, **0.28×** |",
                        "| contract: unary 16 B, p50, us | – | 50.0 ±10% |",
                        "| target | reached | |",
                        "| Java↔Java: unary 16 B, p50 ≤ 0.50× Go↔Go | 0.28× | yes |");
    }
}
