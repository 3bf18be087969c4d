/** What several rounds of a measurement say together. */
package dev.outboard.benchmarks.rounds;
