package dev.outboard.benchmarks.rounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SeriesTest {

    @Test
    void theMedianOfAnOddNumberOfRoundsIsTheMiddleOne() {
        assertThat(new Series(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5.0);
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsLiesBetweenTheMiddleTwo() {
        assertThat(new Series(List.of(8.0, 2.0, 4.0, 100.0)).median()).isEqualTo(6.0);
    }

    @Test
    void theSpreadIsTheGreatestDistanceFromTheMedian() {
        assertThat(new Series(List.of(9.0, 1.0, 5.0, 5.0)).spread()).isEqualTo(0.8);
        assertThat(new Series(List.of(7.0)).spread()).isZero();
        assertThat(new Series(List.of(0.0, 0.0)).spread()).isZero();
    }

    @Test
    void theRatioIsTheMedianOfTheRoundsRatiosAndNotOfTheMedians() {
        Series go = new Series(List.of(10.0, 100.0, 1000.0));
        Series java = new Series(List.of(5.0, 60.0, 100.0));

        // 0.5, 0.6, 0.1
        assertThat(java.ratioTo(go)).isEqualTo(0.5);
    }

    @Test
    void seriesOfDifferentRoundsAreNotCompared() {
        assertThatThrownBy(() -> new Series(List.of(1.0)).ratioTo(new Series(List.of(1.0, 2.0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 rounds against 2");
    }
}
