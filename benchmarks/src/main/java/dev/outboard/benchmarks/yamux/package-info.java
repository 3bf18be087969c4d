/** yamux against the original. */
package dev.outboard.benchmarks.yamux;
