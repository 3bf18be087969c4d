package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final List<String> FROM_RUN =
            List.of("--go-peer", "g", "--java-host", "h", "--java-plugin", "p", "--results", "r.json");

    @Test
    void theFullEffortIsTheDefault() {
        Options options = parse();

        assertThat(options.effort()).isEqualTo(Options.Effort.FULL);
        assertThat(options.rounds()).isEqualTo(5);
    }

    @Test
    void quickHasFewerRoundsUnlessTheirNumberIsGiven() {
        assertThat(parse("--quick").rounds()).isEqualTo(3);
        assertThat(parse("--rounds", "7", "--quick").rounds()).isEqualTo(7);
    }

    @Test
    void overNetRpcAllProgramsAreToldSo() {
        Options options = parse("--netrpc");

        assertThat(options.pairs()).hasSize(4).allSatisfy(pair -> {
            assertThat(pair.host()).endsWith("-netrpc");
            assertThat(pair.plugin()).endsWith("-netrpc");
        });
        assertThat(options.targets()).isEqualTo(Target.NETRPC);
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> parse("--fast")).hasMessage("no such option: --fast");
        assertThatThrownBy(() -> parse("--rounds")).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> parse("--rounds", "0")).hasMessageContaining("not 0");
        assertThatThrownBy(() -> Options.parse(List.of())).hasMessageContaining("start it by benchmarks/run");
    }

    private static Options parse(String... options) {
        List<String> all = new ArrayList<>(FROM_RUN);
        all.addAll(List.of(options));
        return Options.parse(all);
    }
}
