/** What generated bindings for net/rpc call. Applications have no use for it; it changes together with the annotation processor. */
package dev.outboard.contract.runtime.netrpc;
