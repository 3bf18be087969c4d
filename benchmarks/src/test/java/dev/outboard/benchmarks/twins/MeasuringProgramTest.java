package dev.outboard.benchmarks.twins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MeasuringProgramTest {

    private static final Pattern LINE = Pattern.compile("read ([0-9.]+) ns  write ([0-9.]+) ns");

    @Test
    void onlyTheLastLineCounts() throws IOException {
        assertThat(MeasuringProgram.figures(
                        List.of("read 9 ns  write 8 ns", "read 7 ns  write 6 ns", "read 5.5 ns  write 4 ns"), LINE))
                .containsExactly(5.5, 4);
    }

    @Test
    void aProgramThatHasNotMeasuredOftenEnoughIsAnError() {
        assertThatThrownBy(() -> MeasuringProgram.figures(List.of("read 5 ns  write 4 ns"), LINE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("read 5 ns");
    }

    @Test
    void anotherLineIsAnError() {
        assertThatThrownBy(() -> MeasuringProgram.figures(List.of("", "", "panic: oh no"), LINE))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("panic: oh no");
    }
}
