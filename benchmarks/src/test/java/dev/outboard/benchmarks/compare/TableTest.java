package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Pair go = new Pair("Go↔Go", List.of("host"), List.of("plugin"));
    private final Pair java = new Pair("Java↔Java", List.of("java-host"), List.of("java-plugin"));
    private final Results results = new Results(List.of(go, java));

    @Test
    void aRowHasMedianSpreadAndRatio() {
        results.add(go, Map.of(Figure.UNARY_P50, 200.0));
        results.add(java, Map.of(Figure.UNARY_P50, 50.0));
        results.add(go, Map.of(Figure.UNARY_P50, 100.0));
        results.add(java, Map.of(Figure.UNARY_P50, 30.0));

        assertThat(row("unary 16 B, p50 [us]"))
                .containsSubsequence("150 ±33%", "40.0 ±25%", "0.28×")
                .doesNotContain("1.00×");
    }

    @Test
    void aFigureThatWasNotMeasuredIsADash() {
        results.add(go, Map.of(Figure.UNARY_P50, 200.0));

        assertThat(row("unary 16 B, p50 [us]"))
                .containsSubsequence("200 ±0%", "–")
                .doesNotContain("×");
    }

    private String row(String label) {
        return new Table(results)
                .format()
                .lines()
                .filter(line -> line.startsWith(label))
                .findFirst()
                .orElseThrow();
    }
}
