package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static final List<String> FROM_RUN =
            List.of("--go-peer", "g", "--bin", "b", "--limits", "l", "--target", "t");

    @Test
    void theFullEffortForAllFamiliesIsTheDefault() {
        Options options = parse();

        assertThat(options.effort()).isEqualTo(Effort.FULL);
        assertThat(options.families()).containsExactly(Family.values());
        assertThat(options.rounds(Family.SOCKETS)).isEqualTo(5);
        assertThat(options.programs().javaPlugin()).isEqualTo(Path.of("b/echo-plugin"));
    }

    @Test
    void quickHasFewerFamiliesAndRoundsUnlessTheyAreGiven() {
        assertThat(parse("--quick").families()).isEqualTo(Family.QUICK);
        assertThat(parse("--quick").rounds(Family.SOCKETS)).isEqualTo(2);
        assertThat(parse("--rounds", "7", "--quick").rounds(Family.SOCKETS)).isEqualTo(7);
        assertThat(parse("--quick", "--only", "tls").families()).containsExactly(Family.TLS);
    }

    @Test
    void smokeIsOneRoundOfWhatIsChosenOtherwise() {
        assertThat(parse("--smoke").families()).containsExactly(Family.values());
        assertThat(parse("--quick", "--smoke").families()).isEqualTo(Family.QUICK);
        assertThat(parse("--quick", "--smoke").effort()).isEqualTo(Effort.SMOKE);
        assertThat(parse("--smoke").rounds(Family.START)).isEqualTo(1);
    }

    @Test
    void chosenFamiliesComeInTheirOrder() {
        assertThat(parse("--only", "netrpc,tls", "--only", "start").families())
                .containsExactly(Family.TLS, Family.NETRPC, Family.START);
    }

    @Test
    void keptResultsAreRead() {
        assertThat(parse("--plots-from", "r.json").kept()).contains(Path.of("r.json"));
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> parse("--fast")).hasMessage("no such option: --fast");
        assertThatThrownBy(() -> parse("--rounds")).hasMessage("--rounds needs a value");
        assertThatThrownBy(() -> parse("--rounds", "0")).hasMessageContaining("not 0");
        assertThatThrownBy(() -> parse("--only", "socket"))
                .hasMessageStartingWith("no such family: socket; there are sockets, tls, ");
        assertThatThrownBy(() -> Options.parse(List.of())).hasMessageContaining("start it by benchmarks/run");
    }

    static Options parse(String... options) {
        List<String> all = new ArrayList<>(FROM_RUN);
        all.addAll(List.of(options));
        return Options.parse(all);
    }
}
