/** A plugin in several versions: start at {@link NegotiatedHost} and {@link NegotiatedPlugin}. */
package dev.outboard.example.negotiated;
