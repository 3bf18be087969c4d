/** Counters behind a plugin that calls its host back: start at {@link CounterHost} and {@link CounterPlugin}. */
package dev.outboard.example.counter;
