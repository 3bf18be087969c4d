package dev.outboard.benchmarks.twins;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwinTableTest {

    @Test
    void theRatioIsTheMedianOfTheRoundsRatiosAndMoreThanOneIsBetter() {
        TwinTable table = new TwinTable(
                "theirs", "ours", List.of(Twin.moreIsBetter("throughput [MB/s]"), Twin.lessIsBetter("time [ns]")));
        table.add(new double[] {100, 100}, new double[] {200, 200});
        table.add(new double[] {50, 50}, new double[] {200, 200});
        table.add(new double[] {200, 200}, new double[] {100, 100});

        assertThat(table.format().lines())
                .satisfiesExactly(
                        heading -> assertThat(heading).containsSubsequence("theirs", "ours", "as fast"),
                        more -> assertThat(more).containsSubsequence("throughput", "100.0", "200.0", "2.00x"),
                        less -> assertThat(less).containsSubsequence("time", "100.0", "200.0", "0.50x"),
                        end -> assertThat(end).startsWith("medians of 3 rounds"));
    }

    @Test
    void theMedianOfAnEvenNumberOfRoundsLiesBetweenTheTwoInTheMiddle() {
        TwinTable table = new TwinTable("theirs", "ours", List.of(Twin.moreIsBetter("throughput [MB/s]")));
        table.add(new double[] {100}, new double[] {200});
        table.add(new double[] {200}, new double[] {200});

        assertThat(table.format()).containsSubsequence("throughput", "150.0", "200.0", "1.50x");
    }
}
