package dev.outboard.benchmarks.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsJsonTest {

    @Test
    void everyValueIsThereWithMedianAndRatio() {
        Pair go = new Pair("Go↔Go", List.of("host"), List.of("plugin"));
        Pair java = new Pair("Java↔Java", List.of("host"), List.of("plugin"));
        Results results = new Results(List.of(go, java));
        results.add(go, Map.of(Figure.CALLERS, 20_000.0));
        results.add(java, Map.of(Figure.CALLERS, 50_000.0));
        Path path = Path.of("x");
        Options options = new Options(
                new Programs(path, path, path), "go1", path, Options.Connections.SOCKETS, Options.Effort.QUICK, 1);

        assertThat(new ResultsJson(results, new Machine(2, "Linux \"6\"", "17", "go1"), options).format())
                .isEqualTo("""
                        {
                          "machine": {"cores": 2, "os": "Linux \\"6\\"", "java": "17", "go": "go1"},
                          "effort": "quick",
                          "rounds": 1,
                          "results": [
                            {"pair": "Go↔Go", "figure": "callers_64", "unit": "calls/s", "median": 20000.0000, "ratio": 1.0000, "values": [20000.0000]},
                            {"pair": "Java↔Java", "figure": "callers_64", "unit": "calls/s", "median": 50000.0000, "ratio": 2.5000, "values": [50000.0000]}
                          ]
                        }
                        """);
    }
}
