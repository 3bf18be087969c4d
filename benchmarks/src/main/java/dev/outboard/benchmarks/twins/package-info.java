/** What two programs measure of themselves, side by side. */
package dev.outboard.benchmarks.twins;
