package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

    private final List<String> lines = new Table(
                    Runs.ofCalls().families().get(0).results())
            .format()
            .lines()
            .toList();

    @Test
    void aRowHasMedianSpreadAndRatio() {
        assertThat(row("unary 16 B, p50 [us]"))
                .containsSubsequence("150 ±33%", "40.0 ±25%", "0.28×")
                .doesNotContain("1.00×");
    }

    @Test
    void aFigureThatAPairHasNotIsADash() {
        assertThat(row("contract: unary 16 B, p50 [us]"))
                .containsSubsequence("–", "50.0 ±10%")
                .doesNotContain("×");
    }

    @Test
    void figuresOfOtherFamiliesHaveNoRow() {
        assertThat(lines).hasSize(3);
    }

    private String row(String label) {
        return lines.stream().filter(line -> line.startsWith(label)).findFirst().orElseThrow();
    }
}
