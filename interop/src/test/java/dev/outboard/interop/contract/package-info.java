/** Contracts in Java for APIs that upstream's examples in Go have. */
package dev.outboard.interop.contract;
