package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    private static final String CALLS = """
            {
            "machine": {"cores":2,"os":"Linux \\"6\\"","java":"17","go":"go1"},
            "effort": "quick",
            "families": [
             {"family": "sockets", "rounds": 2, "results": [
              {"subject":"Go↔Go","figure":"unary_16b_p50","unit":"us","median":150.0,"ratio":1.0,"values":[200.0,100.0]},
              {"subject":"Java↔Java","figure":"unary_16b_p50","unit":"us","median":40.0,"ratio":0.275,"values":[50.0,30.0]},
              {"subject":"Java↔Java","figure":"contract_16b_p50","unit":"us","median":50.0,"values":[55.0,45.0]}
             ]}
            ]
            }
            """;

    @Test
    void everyValueIsThereWithMedianAndRatio() {
        assertThat(ResultsJson.format(Runs.ofCalls())).isEqualTo(CALLS);
    }

    @Test
    void whatWasKeptIsReadAgain() throws IOException {
        assertThat(ResultsJson.format(ResultsJson.parse(CALLS))).isEqualTo(CALLS);
    }

    @Test
    void whatIsNoRunIsAnError() {
        for (String text : new String[] {"[]", "{}", "hello", CALLS.replace("quick", "slow")}) {
            assertThatThrownBy(() -> ResultsJson.parse(text))
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith("Not the results of a run");
        }
    }
}
