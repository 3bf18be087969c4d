/** Plots as SVG. */
package dev.outboard.benchmarks.plot;
