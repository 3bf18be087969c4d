/** The smallest plugin over net/rpc: start at {@link BasicHost} and {@link BasicPlugin}. */
package dev.outboard.example.basic;
