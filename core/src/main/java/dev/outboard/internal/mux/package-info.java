/** The one connection of a net/rpc plugin: streams of fixed roles, and the broker's. */
package dev.outboard.internal.mux;
