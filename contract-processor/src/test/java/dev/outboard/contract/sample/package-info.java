/** Contracts of the tests. */
@org.jspecify.annotations.NullMarked
package dev.outboard.contract.sample;
