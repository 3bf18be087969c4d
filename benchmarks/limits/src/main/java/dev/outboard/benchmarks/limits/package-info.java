/** What stands beside Outboard: the least that a socket takes, and what a Java team might use instead. */
@org.jspecify.annotations.NullMarked
package dev.outboard.benchmarks.limits;
