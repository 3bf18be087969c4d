package dev.outboard.benchmarks.compare;

import java.util.List;

/**
 * What one family has come to.
 *
 * @param family which one
 * @param rounds how often each subject was measured
 * @param results every value
 */
record FamilyResults(Family family, int rounds, Results results) {

    List<Target.Verdict> verdicts() {
        return Targets.of(family).stream()
                .flatMap(target -> target.judge(results).stream())
                .toList();
    }
}
