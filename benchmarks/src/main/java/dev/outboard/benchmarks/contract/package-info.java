/** Contracts beside generated stubs. */
package dev.outboard.benchmarks.contract;
