/** A bare JVM. */
package dev.outboard.benchmarks.hello;
