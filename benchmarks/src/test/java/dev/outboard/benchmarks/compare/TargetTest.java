package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.outboard.benchmarks.compare.Target.Direction;
import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void aTimeMustNotExceedItsBound() {
        Target target = new Target(Figure.UNARY_P50, 0.6, Direction.AT_MOST, 0);

        assertThat(target.isReachedBy(0.6)).isTrue();
        assertThat(target.isReachedBy(0.61)).isFalse();
        assertThat(target.describe(0.7)).endsWith("≤ 0.60× : 0.70×, MISSED");
    }

    @Test
    void aRateMustNotFallBelowItsBound() {
        Target target = new Target(Figure.CALLERS, 1.5, Direction.AT_LEAST, 0);

        assertThat(target.isReachedBy(1.5)).isTrue();
        assertThat(target.isReachedBy(1.49)).isFalse();
        assertThat(target.describe(2)).endsWith("≥ 1.50× : 2.00×, reached");
    }
}
