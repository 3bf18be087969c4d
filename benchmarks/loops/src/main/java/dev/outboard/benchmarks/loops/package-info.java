/** Inner loops, by JMH. */
package dev.outboard.benchmarks.loops;
