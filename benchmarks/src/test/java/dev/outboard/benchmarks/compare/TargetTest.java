package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.benchmarks.compare.Target.Growth;
import dev.outboard.benchmarks.compare.Target.Most;
import dev.outboard.benchmarks.compare.Target.Ratio;
import dev.outboard.benchmarks.compare.Target.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TargetTest {

    private static final String OURS = "ours";
    private static final String THEIRS = "theirs";

    private final Results results = new Results(List.of(THEIRS, OURS));

    @Test
    void aTimeMustNotExceedItsBound() {
        results.add(THEIRS, Map.of(Figure.UNARY_P50, 100.0));
        results.add(OURS, Map.of(Figure.UNARY_P50, 60.0));

        assertThat(Ratio.atMost(0.6, Figure.UNARY_P50, OURS, THEIRS).judge(results))
                .hasValue(new Verdict("ours: unary 16 B, p50 ≤ 0.60× theirs", "0.60×", true));
        assertThat(Ratio.atMost(0.59, Figure.UNARY_P50, OURS, THEIRS).judge(results))
                .hasValueSatisfying(verdict -> assertThat(verdict.toString()).endsWith("MISSED"));
    }

    @Test
    void aRateMustNotFallBelowItsBound() {
        results.add(THEIRS, Map.of(Figure.CALLERS_64, 100.0));
        results.add(OURS, Map.of(Figure.CALLERS_64, 150.0));

        assertThat(Ratio.atLeast(1.5, Figure.CALLERS_64, OURS, THEIRS).judge(results))
                .hasValueSatisfying(verdict -> assertThat(verdict.isReached()).isTrue());
        assertThat(Ratio.atLeast(1.51, Figure.CALLERS_64, OURS, THEIRS).judge(results))
                .hasValueSatisfying(verdict -> assertThat(verdict.isReached()).isFalse());
    }

    @Test
    void growthIsAnAmount() {
        results.add(OURS, Map.of(Figure.WARM_REPLY, 100.0, Figure.WARM_REPLY_TLS, 150.0));

        assertThat(new Growth(OURS, Figure.WARM_REPLY_TLS, Figure.WARM_REPLY, 50).judge(results))
                .hasValueSatisfying(verdict -> {
                    assertThat(verdict.isReached()).isTrue();
                    assertThat(verdict.reached()).isEqualTo("50.0");
                });
        assertThat(new Growth(OURS, Figure.WARM_REPLY_TLS, Figure.WARM_REPLY, 49).judge(results))
                .hasValueSatisfying(verdict -> assertThat(verdict.isReached()).isFalse());
    }

    @Test
    void anAmountHasABoundOfItsOwn() {
        results.add(OURS, Map.of(Figure.PLUGIN_RSS, 60.0));

        assertThat(new Most(OURS, Figure.PLUGIN_RSS, 60).judge(results))
                .hasValue(new Verdict("ours: plugin, idle: resident ≤ 60 MB", "60.0", true));
        assertThat(new Most(OURS, Figure.PLUGIN_RSS, 59).judge(results))
                .hasValueSatisfying(verdict -> assertThat(verdict.isReached()).isFalse());
    }

    @Test
    void whatWasNotMeasuredHasNoVerdict() {
        assertThat(new Most(OURS, Figure.PLUGIN_RSS, 60).judge(results)).isEmpty();
        assertThat(Ratio.atMost(1, Figure.UNARY_P50, OURS, THEIRS).judge(results))
                .isEmpty();
    }
}
