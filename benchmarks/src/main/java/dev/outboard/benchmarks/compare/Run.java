package dev.outboard.benchmarks.compare;

import java.util.List;

/**
 * Everything that was measured.
 *
 * @param machine where
 * @param effort how much
 * @param families what has come out, in their order
 */
record Run(Machine machine, Effort effort, List<FamilyResults> families) {}
