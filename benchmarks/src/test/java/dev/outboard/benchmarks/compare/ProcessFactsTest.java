package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessFactsTest {

    private static final List<String> STATUS = List.of("Name:\tjava", "VmRSS:\t   62500 kB", "Threads:\t12");
    private static final List<String> SMAPS = List.of("55bc-7ffd ---p 00000000 00:00 0   [rollup]", "Pss:   31250 kB");

    @Test
    void kilobytesOf1024OctetsBecomeMegabytesOfAMillion() throws IOException {
        assertThat(ProcessFacts.parse(STATUS, SMAPS, 7)).isEqualTo(new ProcessFacts(64, 32, 12, 7));
    }

    @Test
    void aMissingLineIsNamed() {
        assertThatThrownBy(() -> ProcessFacts.parse(STATUS, List.of(), 7))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Pss:");
    }
}
