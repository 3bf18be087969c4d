package dev.outboard.host.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TailTest {

    private final Tail tail = new Tail();

    @Test
    void theLastLinesAreKept() {
        IntStream.range(0, 50).forEach(i -> tail.add("line " + i));

        assertThat(tail.lines()).hasSize(20).startsWith("line 30").endsWith("line 49");
    }

    @Test
    void longLinesAreCut() {
        tail.add("x".repeat(501));

        assertThat(tail.lines()).containsExactly("x".repeat(500) + "…");
    }

    @Test
    void whatBelongsTogetherShowsItsBeginningAndWhatIsNotIndented() {
        tail.add("java.lang.Error: a");
        IntStream.range(0, 5).forEach(i -> tail.more("\tat " + i));
        tail.more("Caused by: b");
        IntStream.range(5, 9).forEach(i -> tail.more("\tat " + i));

        assertThat(tail.lines())
                .containsExactly("java.lang.Error: a", "\tat 0", "\tat 1", "… 7 more lines", "Caused by: b");
    }

    @Test
    void longTracesLeaveRoomForWhatWasBefore() {
        tail.add("before");
        tail.add("java.lang.StackOverflowError");
        IntStream.range(0, 1000).forEach(i -> tail.more("\tat " + i));

        assertThat(tail.lines())
                .isEqualTo(List.of("before", "java.lang.StackOverflowError", "\tat 0", "\tat 1", "… 998 more lines"));
    }

    @Test
    void manyTracesAreNotMoreLines() {
        for (int i = 0; i < 10; i++) {
            tail.add("java.lang.Error: " + i);
            IntStream.range(0, 10).forEach(frame -> tail.more("\tat " + frame));
        }

        assertThat(tail.lines()).hasSize(20).contains("java.lang.Error: 9").doesNotContain("java.lang.Error: 4");
    }
}
