/** What generated bindings call. Applications have no use for it; it changes together with the annotation processor. */
package dev.outboard.contract.runtime;
