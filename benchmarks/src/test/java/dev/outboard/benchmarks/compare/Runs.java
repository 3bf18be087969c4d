package dev.outboard.benchmarks.compare;

import java.util.List;
import java.util.Map;

/** A run to print. */
final class Runs {

    private Runs() {}

    /** Two rounds of calls with two pairs, the second of which has a figure that the first has not. */
    static Run ofCalls() {
        Results results = new Results(List.of(Pair.GO, Pair.JAVA));
        results.add(Pair.GO, Map.of(Figure.UNARY_P50, 200.0));
        results.add(Pair.JAVA, Map.of(Figure.UNARY_P50, 50.0, Figure.CONTRACT, 55.0));
        results.add(Pair.GO, Map.of(Figure.UNARY_P50, 100.0));
        results.add(Pair.JAVA, Map.of(Figure.UNARY_P50, 30.0, Figure.CONTRACT, 45.0));
        return new Run(
                new Machine(2, "Linux \"6\"", "17", "go1"),
                Effort.QUICK,
                List.of(new FamilyResults(Family.SOCKETS, 2, results)));
    }
}
