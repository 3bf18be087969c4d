package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureLinesTest {

    @Test
    void linesOfBothHostsAreRead() throws IOException {
        assertThat(FigureLines.parse(List.of(
                        "{\"figure\":\"unary_16b_p50\",\"unit\":\"us\",\"value\":41.250}",
                        "{\"figure\":\"callers_64\",\"unit\":\"calls/s\",\"value\":2.182870649121251e+4}")))
                .containsEntry(Figure.UNARY_P50, 41.25)
                .containsEntry(Figure.CALLERS_64, 21828.70649121251)
                .hasSize(2);
    }

    @Test
    void aLineThatIsNoFigureIsAnError() {
        assertThatThrownBy(() -> FigureLines.parse(List.of("panic: oh no")))
                .isInstanceOf(IOException.class)
                .hasMessage("Not a figure: panic: oh no");
    }

    @Test
    void anUnknownFigureIsAnError() {
        assertThatThrownBy(() -> FigureLines.parse(List.of("{\"figure\":\"unary\",\"unit\":\"us\",\"value\":1}")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("An unknown figure: ");
    }

    @Test
    void aFigureInAnotherUnitIsAnError() {
        assertThatThrownBy(
                        () -> FigureLines.parse(List.of("{\"figure\":\"unary_16b_p50\",\"unit\":\"ms\",\"value\":1}")))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("Not in us: ");
    }
}
