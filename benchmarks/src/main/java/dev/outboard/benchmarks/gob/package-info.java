/** gob against Go's own. */
package dev.outboard.benchmarks.gob;
